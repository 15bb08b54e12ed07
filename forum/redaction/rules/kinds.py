"""What can be removed from a text, and how sure the forum is."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MARK = "\ue000"
_ROSTER = "roster"

_RESERVED = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Kind(StrEnum):
    """What was found; `insult` and `other` are used only by a moderator's hand."""

    name = "name"
    phone = "phone"
    email = "email"
    handle = "handle"
    address = "address"
    link = "link"
    number = "number"
    description = "description"
    insult = "insult"
    other = "other"


class Tier(StrEnum):
    """A strike is applied and shown; a doubt is decided by a person."""

    strike = "strike"
    doubt = "doubt"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, in code points, with the reason why it should go."""

    start: int
    end: int
    kind: Kind
    tier: Tier
    reason: str


def has_reserved(text: str) -> bool:
    """Tell whether a text holds private-use characters, which the forum keeps for itself."""
    return _RESERVED.search(text) is not None


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join overlapping spans, so that nothing one of them covers stays; the roster says what it is, or the longest."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if joined and span.start < joined[-1].end:
            joined[-1] = _union(joined[-1], span)
        else:
            joined.append(span)
    return tuple(joined)


def without_overlaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Unite the strikes, and keep the doubts that no strike has already answered."""
    found = list(spans)
    strikes = united(span for span in found if span.tier is Tier.strike)
    starts = [span.start for span in strikes]
    doubts = united(span for span in found if span.tier is Tier.doubt and not _touches(span, strikes, starts))
    return tuple(sorted(strikes + doubts, key=lambda span: span.start))


def _union(one: Span, other: Span) -> Span:
    told = max((one, other), key=lambda span: (span.reason.startswith(_ROSTER), span.end - span.start))
    return Span(one.start, max(one.end, other.end), told.kind, told.tier, told.reason)


def _touches(span: Span, strikes: tuple[Span, ...], starts: list[int]) -> bool:
    place = bisect_left(starts, span.end)
    return place > 0 and strikes[place - 1].end > span.start
