"""How much a word looks like a name: by lists, by how common it is, and by its letters."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from forum.redaction.rules.ambiguous import NAMES_THAT_ARE_BRANDS, NAMES_THAT_ARE_PLACES
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.roster import Roster
from forum.redaction.rules.tokens import Token

_MASK = re.compile(r"^x{2,}$")
_SURNAME_SHAPE = re.compile(
    r"^(?:mc[a-z]{3,}|mac[a-z]{4,}|o'[a-z]{3,}|[a-z]{3,}(?:ski|sky|wicz|vich|opoulos|yan|shvili|escu|ovic|sson|enko|ova))$"
)
_DIGIT_LETTERS = str.maketrans("013457@$", "oieast" + "as")
_COMMON = 3.0
_VERY_RARE = 2.3
_SHOUTING_FROM = 4
_SHOUTED = 0.6
_TITLED = 0.75
_LINE_END = re.compile(r"\n+")
_REMEMBERED = 8192
_LONGEST_REMEMBERED = 40
# Saint-Denis and Mont-Blanc are on maps.
_SAINTS = frozenset(["saint", "sainte", "st", "ste", "mont", "port", "val", "pont"])
_NOBODY = Roster.build(())


class Class(IntEnum):
    """What a word can be when nothing around it helps."""

    word = 0
    unknown = 1
    likely = 2
    weak_last = 3
    last = 4
    weak_first = 5
    first = 6


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists, the roster and the language, asked together."""

    tables: Tables
    roster: Roster
    language: str

    def classes_of(self, tokens: Sequence[Token]) -> list[Class]:
        """Say of each word how much it looks like a name."""
        if self.roster:
            return [self.class_of(token) for token in tokens]
        tables, language = self.tables, self.language
        return [
            _class_without_roster(tables, language, token.key)
            if len(token.key) <= _LONGEST_REMEMBERED
            else self._class_of_key(token.key)
            for token in tokens
        ]

    def class_of(self, token: Token) -> Class:
        """Say how much a word looks like a name."""
        key = token.key
        if len(key) > _LONGEST_REMEMBERED or (self.roster and (self.roster.knows(key) or not key.isalpha())):
            return self._class_of_key(key)
        return _class_without_roster(self.tables, self.language, key)

    def is_place_or_brand(self, key: str) -> bool:
        """Tell whether a name is better known as a town or a shop."""
        return key in NAMES_THAT_ARE_PLACES or key in NAMES_THAT_ARE_BRANDS or key in self.tables.places

    def is_everyday(self, key: str) -> bool:
        """Tell whether a word is far too common to be a lower-case name."""
        return self.tables.commonness(key, self.language) >= _COMMON

    def is_very_rare(self, key: str) -> bool:
        """Tell whether hardly any text has this word."""
        return self.tables.commonness(key, self.language) < _VERY_RARE

    def _class_of_key(self, key: str) -> Class:
        if len(key) < 2 or _MASK.match(key):
            return Class.word
        return self._class_of_letters(key) if key.isalpha() else self._class_of_odd(key)

    def _class_of_letters(self, key: str) -> Class:
        first = self.tables.is_first(key) or key in self.roster.given
        last = self.tables.is_last(key) or key in self.roster.family
        if first or last:
            if self.tables.is_certainly_a_word(key, self.language):
                return Class.word
            weak = self.tables.is_ambiguous(key, self.language)
            if first and not (weak and last and not self.tables.is_first(key)):
                return Class.weak_first if weak else Class.first
            return Class.weak_last if weak else Class.last
        if _SURNAME_SHAPE.match(key):
            return Class.last
        if self.is_everyday(key):
            return Class.word
        return Class.likely if self.tables.looks_like_a_name(key) else Class.unknown

    def _class_of_odd(self, key: str) -> Class:
        """Read J0hn and Jean-Baptiste; anything else with a digit is no name."""
        if any(character.isdigit() for character in key):
            letters = key.translate(_DIGIT_LETTERS)
            plain = len(key) >= 4 and letters.isalpha() and not key[0].isdigit() and sum(map(str.isdigit, key)) <= 2
            return Class.first if plain and self._class_of_letters(letters) is Class.first else Class.word
        parts = [part for part in re.split(r"[-'’·_]", key) if part]
        classes = [self._class_of_letters(part) for part in parts if len(part) > 1]
        if not classes or "_" in key:
            return Class.word
        if "-" in key:
            return Class.word if parts[0] in _SAINTS else self._class_of_double(classes)
        return self._class_of_letters(key) if self.tables.is_name(key) else max(Class.unknown, classes[-1])

    def _class_of_double(self, classes: Sequence[Class]) -> Class:
        """Jean-Baptiste is a first name, Rossi-Bianchi a family name, check-in nothing."""
        if Class.word in classes:
            odd = {Class.unknown, Class.likely, Class.first} & set(classes)
            return Class.unknown if odd else Class.word
        if min(classes) >= Class.weak_first:
            return Class.first if Class.first in classes else Class.weak_first
        return Class.last if max(classes) >= Class.last else Class.unknown


@lru_cache(_REMEMBERED)
def _class_without_roster(tables: Tables, language: str, key: str) -> Class:
    """Most words are nobody's on the roster: then lists and language decide, and need not be asked again."""
    return Lexicon(tables, _NOBODY, language)._class_of_key(key)


def shouted(text: str, tokens: Sequence[Token]) -> set[int]:
    """Find words in lines or sentences of capitals, where capitals say nothing."""
    capitals = [place for place, token in enumerate(tokens) if token.upper and len(token.key) > 1]
    if len(capitals) <= _SHOUTED * _SHOUTING_FROM:
        return set()
    sentences = {place for place, token in enumerate(tokens) if token.opens}
    return _mostly(tokens, sentences | _lines(text, tokens), capitals, 1, _SHOUTED)


def titled(text: str, tokens: Sequence[Token]) -> set[int]:
    """Find words in lines Where Every Word Is Capital, where one capital says little."""
    capitals = [place for place, token in enumerate(tokens) if token.capital and len(token.key) > 3]
    if len(capitals) <= _TITLED * _SHOUTING_FROM:
        return set()
    return _mostly(tokens, _lines(text, tokens), capitals, 3, _TITLED)


def _lines(text: str, tokens: Sequence[Token]) -> set[int]:
    """Say which words begin a line."""
    if "\n" not in text:
        return set()
    starts = [token.start for token in tokens]
    return {bisect_left(starts, match.start()) for match in _LINE_END.finditer(text)} - {len(tokens)}


def _mostly(tokens: Sequence[Token], begins: set[int], capitals: Sequence[int], short: int, share: float) -> set[int]:
    """Give all words of the pieces in which more than a share of the words that are not short are capital."""
    found: set[int] = set()
    for start, end in pairwise([0, *sorted(begins), len(tokens)]):
        many = bisect_left(capitals, end) - bisect_left(capitals, start)
        if many > share * _SHOUTING_FROM:
            letters = sum(len(token.key) > short for token in tokens[start:end])
            if letters >= _SHOUTING_FROM and many > share * letters:
                found.update(range(start, end))
    return found
