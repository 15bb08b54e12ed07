"""Finding the roster's names in a text: whole, in part, by initials, turned round, or in disguise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.redaction.rules.cues import TITLES
from forum.redaction.rules.disguises import SPACED_LETTERS
from forum.redaction.rules.folding import fold, fold_character
from forum.redaction.rules.kinds import Kind, Span, Tier
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.lists import words
from forum.redaction.rules.roster import PARTICLES, Roster
from forum.redaction.rules.roster_firms import is_firm
from forum.redaction.rules.roster_rendered import rendered
from forum.redaction.rules.roster_words import NameWord, name_words
from forum.redaction.rules.tokens import Token, tokens_of

_BETWEEN = frozenset(" .,'’-*_\u00a0\u202f")
_REACH = 4
_ACRONYM = 3
_SHORT = 5
_COMMON = 3.0
_VERY_COMMON = 4.3
_TWO_INITIALS = re.compile(r"(?<![\w.&])([A-ZÀ-Þ])\.\s?([A-ZÀ-Þ])\.(?!\s?\w\.|\w|\s[A-ZÀ-Þ])")
_ABBREVIATIONS = words(
    """
    ak al am ar az bc ca cc cd co ct cv db dc de dj eg er eu fl ga hi hq hr ia id ie il in it jc jp ks ky la lp ma md me
    mi mn mo ms mt na nb nc nd ne nh nj nm nv ny oh ok or pa pc pm po pr ps qa rh ri sa sc sd ss tn tv tx uk us ut va
    vp vt wa wc wi wv wy
    """
)
_GUESSES = frozenset(["roster_one_letter", "roster_sound", "roster_account", "roster_masked"])
_INITIAL_GAP = re.compile(r"[.,]?[\s\u00a0]{0,2}")
_SHORTEST_SPACED = 3
_LONGEST_SPACED = 16


def roster_spans(
    text: str, tokens: Sequence[Token], kept: set[int], roster: Roster, tables: Tables, language: str
) -> Iterator[Span]:
    """Find names of the roster in the text as it was typed, and across markup in the text as it is shown."""
    if not roster:
        return
    yield from _Text.read(text, tokens, kept, roster, tables, language).spans()
    shown = rendered(text)
    if shown is None:
        return
    seen = tokens_of(shown.text)
    stay = {tokens[place].start for place in kept}
    still_kept = {place for place, token in enumerate(seen) if shown.starts[token.start] in stay}
    for span in _Text.read(shown.text, seen, still_kept, roster, tables, language).spans():
        place = shown.source(span.start, span.end)
        if place:
            yield Span(*place, span.kind, span.tier, span.reason)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its words, and those among them that may be names."""

    text: str
    tokens: Sequence[Token]
    kept: set[int]
    roster: Roster
    tables: Tables
    language: str
    names: dict[int, NameWord]

    @classmethod
    def read(
        cls, text: str, tokens: Sequence[Token], kept: set[int], roster: Roster, tables: Tables, language: str
    ) -> "_Text":
        names = {word.first: word for word in name_words(text, tokens, roster, tables, language)}
        return cls(text, tokens, kept, roster, tables, language, names)

    def spans(self) -> Iterator[Span]:
        """Take whole names first; what is left of the words stands alone."""
        covered = -1
        firms = self._firms()
        for place, word in self.names.items():
            if place <= covered:
                continue
            last, start = self._last_of_whole(word), self._with_initials(word)
            if last > word.last or start < word.start:
                keys = {one.reading.key for place in range(place, last + 1) if (one := self.names.get(place))}
                tier = Tier.doubt if keys <= firms else Tier.strike
                yield Span(start, self._end(last, word), Kind.name, tier, "roster_full")
                covered = last
            elif not self.kept.issuperset(range(word.first, word.last + 1)):
                yield from self._alone(word, word.reading.key in firms)
        yield from _spaced_letters(self.text, self.roster)
        yield from _initials(self.text, self.roster)

    def _firms(self) -> set[str]:
        """List the names that are part of a company's anywhere in the text: later it is named by them alone."""
        found: set[str] = set()
        for word in self.names.values():
            if is_firm(self.text, self.tokens, word.first, self._last_of_whole(word), self.tables):
                found.update(
                    other.reading.key
                    for place in range(word.first, self._last_of_whole(word) + 1)
                    if (other := self.names.get(place))
                )
        return found

    def _last_of_whole(self, word: NameWord) -> int:
        """Say with which word a name of two parts ends that begins here; the word itself when there is no second."""
        for other in range(word.last + 1, min(word.last + _REACH, len(self.tokens))):
            token = self.tokens[other]
            if not self._close(other - 1, other):
                break
            beside = self.names.get(other)
            if beside and self._together(word, beside):
                return beside.last
            if self._is_initial_of(word, other):
                return other
            if len(token.key) > 1 and token.key not in PARTICLES and not token.capital:
                break
        return word.last

    def _together(self, one: NameWord, other: NameWord) -> bool:
        first, second = one.reading.key, other.reading.key
        if not (self.roster.are_one(first, second) or self.roster.are_one(second, first)):
            return False
        capital = self.tokens[one.first].capital and self.tokens[other.first].capital
        return capital or not (self._is_word(first) and self._is_word(second))

    def _is_word(self, key: str) -> bool:
        return self.tables.is_ambiguous(key, self.language) or self.tables.commonness(key, self.language) >= _COMMON

    def _is_initial_of(self, word: NameWord, place: int) -> bool:
        """See "Rajesh V." and "Whitfield, J."; "Rajesh - V" is something else."""
        key, letter = word.reading.key, self.tokens[place].key
        if not (self._is_initial(place) and _INITIAL_GAP.fullmatch(self._gap(place - 1))):
            return False
        return self.roster.are_one(key, letter) or ("," in self._gap(place - 1) and self.roster.are_one(letter, key))

    def _is_initial(self, place: int) -> bool:
        return self.tokens[place].upper_initial and not self._is_an_article(place)

    def _with_initials(self, word: NameWord) -> int:
        """Say where a name begins whose given name is only a letter."""
        start = word.start
        if not self.tokens[word.first].capital:
            return start
        for place in range(word.first - 1, max(-1, word.first - _REACH), -1):
            if not (self._is_initial(place) and _INITIAL_GAP.fullmatch(self._gap(place))):
                break
            if self.roster.are_one(self.tokens[place].key, word.reading.key):
                start = self.tokens[place].start
        return start

    def _is_an_article(self, place: int) -> bool:
        """Tell "A price" from "A. Price"."""
        token = self.tokens[place]
        return token.key in ("a", "i", "y") and self.text[token.end : token.end + 1] != "."

    def _close(self, left: int, right: int) -> bool:
        gap = self.text[self.tokens[left].end : self.tokens[right].start]
        return 0 < len(gap) <= 6 and all(character in _BETWEEN for character in gap)

    def _end(self, last: int, word: NameWord) -> int:
        """Take the dot of an initial with it, and all of a word whose signs reach beyond its letters."""
        if last == word.last:
            return word.end
        if last in self.names or len(self.tokens[last].key) > 1:
            return max((one.end for one in self.names.values() if one.last == last), default=self.tokens[last].end)
        end = self.tokens[last].end
        return end + 1 if self.text[end : end + 1] == "." else end

    def _alone(self, word: NameWord, firm: bool) -> Iterator[Span]:
        reading, token = word.reading, self.tokens[word.first]
        tier, reason = reading.tier, reading.reason
        if self._has_title(word.first):
            tier = Tier.strike
        elif reason == "roster" and reading.kind is Kind.name:
            ambiguous = self.tables.is_ambiguous(reading.key, self.language)
            if ambiguous and (not token.capital or firm or self._is_in_a_phrase(word)):
                return
            if ambiguous or firm or self._may_be_a_word(token) or _is_mistyped(token):
                tier, reason = Tier.doubt, "roster_common"
        elif firm and reason in _GUESSES:
            return
        yield Span(word.start, word.end, reading.kind, tier, reason)

    def _may_be_a_word(self, token: Token) -> bool:
        """Ask about "sellers" and "IRA" even when someone is called so."""
        if token.upper:
            return len(token.key) <= _ACRONYM
        common = self.tables.commonness(token.key, self.language) >= _COMMON
        shown = token.capital and not token.opens
        return common and not (shown or token.key in self.roster.given)

    def _is_in_a_phrase(self, word: NameWord) -> bool:
        """See "Case Number" and "LAW": capitals beside each other say little about a common word."""
        token = self.tokens[word.first]
        if self.tables.commonness(token.key, self.language) < _VERY_COMMON:
            return False
        return token.upper or any(
            0 <= place < len(self.tokens)
            and self.tokens[place].capital
            and len(self.tokens[place].key) > 1
            and place not in self.names
            and self._gap(min(place, word.last)) == " "
            for place in (word.first - 1, word.last + 1)
        )

    def _gap(self, left: int) -> str:
        return self.text[self.tokens[left].end : self.tokens[left + 1].start]

    def _has_title(self, place: int) -> bool:
        """See a title only with its capital: "I'm" ends in an m too."""
        token, before = self.tokens[place], self.tokens[place - 1]
        if place == 0 or not (token.capital and before.capital and before.key in TITLES):
            return False
        gap = self.text[before.end : token.start]
        return not gap.strip(" .\u00a0\u202f") and 0 < len(gap) <= 3


def _is_mistyped(token: Token) -> bool:
    """See "contI", where a space is missing, but not "WhItFiElD"."""
    short = len(token.text) <= _SHORT
    return short and not (token.text.islower() or token.text.isupper() or token.text.istitle())


def _spaced_letters(text: str, roster: Roster) -> Iterator[Span]:
    """Look for names in runs of single letters, "B r e n d a"."""
    for match in SPACED_LETTERS.finditer(text):
        places = [place for place in range(*match.span()) if text[place].isalnum()]
        word = "".join(fold_character(text[place])[:1] or " " for place in places)
        start = 0
        while start < len(word):
            length = _name_length(word, start, roster)
            if length:
                yield Span(places[start], places[start + length - 1] + 1, Kind.name, Tier.strike, "roster_disguised")
            start += length or 1


def _initials(text: str, roster: Roster) -> Iterator[Span]:
    """Ask about "J.W.", unless it is a country, a state or a time of day."""
    for match in _TWO_INITIALS.finditer(text):
        letters = fold(match[1] + match[2])
        if letters not in _ABBREVIATIONS and roster.are_one(letters[0], letters[-1]):
            yield Span(*match.span(), Kind.name, Tier.doubt, "roster_initials")


def _name_length(word: str, start: int, roster: Roster) -> int:
    """A name of three letters counts only when nothing else is there."""
    for length in range(min(_LONGEST_SPACED, len(word) - start), _SHORTEST_SPACED - 1, -1):
        if roster.knows(word[start : start + length]) and (length > _SHORTEST_SPACED or length == len(word)):
            return length
    return 0
