"""How much a word looks like a name: by lists, by how common it is, and by its letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

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
# Saint-Denis and Mont-Blanc are on maps.
_SAINTS = frozenset(["saint", "sainte", "st", "ste", "mont", "port", "val", "pont"])


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

    def class_of(self, token: Token) -> Class:
        """Say how much a word looks like a name."""
        key = token.key
        if len(key) < 2 or _MASK.match(key):
            return Class.word
        if not key.isalpha():
            return self._class_of_odd(key)
        return self._class_of_letters(key)

    def is_place_or_brand(self, key: str) -> bool:
        """Tell whether a name is better known as a town or a shop."""
        return key in NAMES_THAT_ARE_PLACES or key in NAMES_THAT_ARE_BRANDS or key in self.tables.places

    def is_everyday(self, key: str) -> bool:
        """Tell whether a word is far too common to be a lower-case name."""
        return self.tables.commonness(key, self.language) >= _COMMON

    def is_very_rare(self, key: str) -> bool:
        """Tell whether hardly any text has this word."""
        return self.tables.commonness(key, self.language) < _VERY_RARE

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
            return Class.word
        if min(classes) >= Class.weak_first:
            return Class.first if Class.first in classes else Class.weak_first
        return Class.last if max(classes) >= Class.last else Class.unknown


def shouted(text: str, tokens: Sequence[Token]) -> set[int]:
    """Find words in lines or sentences of capitals, where capitals say nothing."""
    found: set[int] = set()
    start = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or tokens[place].opens or "\n" in text[tokens[place - 1].end : tokens[place].start]:
            sentence = tokens[start:place]
            letters = [token for token in sentence if len(token.key) > 1]
            if len(letters) >= _SHOUTING_FROM and sum(token.upper for token in letters) > 0.6 * len(letters):
                found.update(range(start, place))
            start = place
    return found


def titled(text: str, tokens: Sequence[Token]) -> set[int]:
    """Find words in lines Where Every Word Is Capital, where one capital says little."""
    found: set[int] = set()
    start = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or "\n" in text[tokens[place - 1].end : tokens[place].start]:
            letters = [token for token in tokens[start:place] if len(token.key) > 3]
            if len(letters) >= _SHOUTING_FROM and sum(token.capital for token in letters) > 0.75 * len(letters):
                found.update(range(start, place))
            start = place
    return found
