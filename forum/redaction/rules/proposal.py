"""Everything the forum would remove from one text, and what it asks a person about."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from forum.redaction.rules.contacts import contact_spans
from forum.redaction.rules.descriptions import description_spans
from forum.redaction.rules.keep import KeepWords, well_known
from forum.redaction.rules.kinds import MARK, Span, Tier, without_overlaps
from forum.redaction.rules.knowledge import Tables
from forum.redaction.rules.labels import labels_of
from forum.redaction.rules.language import language_of
from forum.redaction.rules.names import name_spans
from forum.redaction.rules.numbers import address_spans, number_spans
from forum.redaction.rules.phones import phone_spans
from forum.redaction.rules.public_words import written_removals
from forum.redaction.rules.roster import Roster
from forum.redaction.rules.roster_names import roster_spans
from forum.redaction.rules.tokens import Token, tokens_of
from forum.redaction.rules.weighing import Limits

_ROUNDS = 6
LIMITS = Limits()
REGIONS = ("GB", "US", "FR", "CA", "DE")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Spans in reading order, never overlapping, with labels and the language of the text."""

    spans: tuple[Span, ...]
    labels: tuple[str, ...]
    language: str


def propose(
    text: str,
    *,
    roster: Roster,
    keep: KeepWords,
    tables: Tables,
    language: str = "auto",
    regions: Sequence[str] = REGIONS,
    limits: Limits = LIMITS,
) -> Proposal:
    """Find what should go: again and again without what was struck, so that a second reading finds nothing more."""
    reading = _Reading.of(text)
    found: list[Span] = []
    for _ in range(_ROUNDS):
        spans = _round(reading.words, roster, keep, tables, _language(language, reading.words), regions, limits)
        found += [reading.in_original(span) for span in spans]
        strikes = [span for span in spans if span.tier is Tier.strike]
        if not strikes:
            break
        reading = reading.without(strikes)
    spans = without_overlaps(found)
    spoken = _language(language, text)
    return Proposal(spans, labels_of(text, spoken), spoken)


def _language(wanted: str, text: str) -> str:
    return language_of(text) if wanted == "auto" else wanted


def _round(
    words: str,
    roster: Roster,
    keep: KeepWords,
    tables: Tables,
    language: str,
    regions: Sequence[str],
    limits: Limits,
) -> tuple[Span, ...]:
    tokens, kept = read_words(words, keep)
    spans = [
        *contact_spans(words, keep),
        *phone_spans(words, regions),
        *number_spans(words),
        *address_spans(words),
        *roster_spans(words, tokens, kept, roster, tables, language),
        *name_spans(words, tokens, kept, roster, tables, language, limits),
        *description_spans(words),
    ]
    return without_overlaps(span for span in spans if MARK not in words[span.start : span.end])


def read_words(words: str, keep: KeepWords) -> tuple[list[Token], set[int]]:
    """Split a text into words, and say which of them must stay."""
    tokens = tokens_of(words)
    return tokens, keep.places(tokens) | well_known().places(tokens)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text in which everything already removed is one mark, with the way back to the original's places."""

    words: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Reading":
        """Read "[name removed]", when someone wrote it, as a removal that is already made."""
        return cls(text, (0,), (0,))._cut(written_removals(text))

    def without(self, spans: Iterable[Span]) -> "_Reading":
        """Put a mark in the place of each span."""
        return self._cut([(span.start, span.end) for span in spans])

    def in_original(self, span: Span) -> Span:
        """Say where a span of this reading is in the original text."""
        start = self._back(span.start)
        return Span(start, self._back(span.end - 1) + 1, span.kind, span.tier, span.reason)

    def _back(self, place: int) -> int:
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    def _cut(self, ranges: Sequence[tuple[int, int]]) -> "_Reading":
        if not ranges:
            return self
        parts: list[str] = []
        anchors: dict[int, int] = {}
        at = length = 0
        for start, end in (*self._joined(ranges), (len(self.words), len(self.words))):
            self._anchor(anchors, at, start, length)
            parts.append(self.words[at:start] + MARK)
            length += start - at + 1
            at = end
        return _Reading("".join(parts)[:-1], tuple(anchors), tuple(anchors.values()))

    def _joined(self, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Let neighbours become one mark, however many rounds it took to find them."""
        joined: list[tuple[int, int]] = []
        for start, end in ranges:
            while start > 0 and self.words[start - 1] == MARK:
                start -= 1
            while end < len(self.words) and self.words[end] == MARK:
                end += 1
            if joined and joined[-1][1] >= start:
                start = joined.pop()[0]
            joined.append((start, end))
        return joined

    def _anchor(self, anchors: dict[int, int], at: int, end: int, length: int) -> None:
        """Note where a piece that stays now begins, and the joints that were already inside it."""
        anchors[length] = self._back(at) - length if at < len(self.words) else 0
        low, high = bisect_right(self.starts, at), bisect_right(self.starts, end)
        for place in range(low, high):
            begin = self.starts[place] - at + length
            anchors[begin] = self.starts[place] + self.shifts[place] - begin
