"""What kind of words stand around a name, for a lesson: no roster is asked, so that nothing of it can be read there."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from forum.redaction.rules import KeepWords, Roster
from forum.redaction.rules.evidence import Seen, blinded, unblinded
from forum.redaction.rules.names import by_rules, read_post
from forum.redaction.rules.proposal import read_words
from forum.redaction.rules.weighing import looked_at
from forum.redaction.tables import tables

REACH = 3
Place = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """The words of a lesson: how each is seen, whether it went, and which ones were decided."""

    words: Sequence[Seen]
    gone: Sequence[bool]
    decided: Sequence[int]


@dataclass(frozen=True)
class Text:
    """A text as the model sees it: where its words are, and which of them belong to what was removed."""

    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[Seen]
    gone: frozenset[int]

    @classmethod
    def read(
        cls, text: str, language: str, keep: KeepWords, *, gone: Iterable[Place], names: Iterable[Place]
    ) -> "Text":
        """Look at a text once. Of what was removed no word is left, and of what was taken for a name, right or wrong,
        nowhere in the text: so no lesson holds the name of a neighbour."""
        tokens, kept = read_words(text, keep)
        post = read_post(text, tokens, kept, _nobody(), tables(), language)
        starts, ends = [one.start for one in tokens], [one.end for one in tokens]
        places = frozenset(place for start, end in gone for place in _words_in(starts, ends, start, end))
        keys = {tokens[place].key for start, end in names for place in _words_in(starts, ends, start, end)}
        seen = looked_at(post, by_rules(post), {})
        words = [
            replace(one, word=replace(one.word, key="", common=0)) if n in places or one.word.key in keys else one
            for n, one in enumerate(seen)
        ]
        return cls(starts, ends, words, places)

    def around(self, start: int, end: int) -> list[Any]:
        """What stands around one place, as it may be kept; nothing when no word is there.

        Each row ends with whether that word was removed.
        """
        here = _words_in(self.starts, self.ends, start, end)
        if not here:
            return []
        first = max(0, here[0] - REACH)
        rows = blinded(self.words, here[0], here[-1], REACH)
        return [[*row, first + number in self.gone] for number, row in enumerate(rows)]


def line_of(seen: Sequence[Sequence[Any]], language: str) -> Line:
    """Read again what was kept around one place."""
    words, here = unblinded([row[:-1] for row in seen], language)
    return Line(words, [bool(row[-1]) for row in seen], [place for place, decided in enumerate(here) if decided])


@cache
def _nobody() -> Roster:
    return Roster.build(())


def _words_in(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> range:
    return range(bisect_right(ends, start), bisect_left(starts, end))
