"""What the decisions about one post teach: how each proposed place, and each place marked by hand, turned out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forum.redaction.rules.kinds import Kind

BY_HAND = "by_hand"
# Lengths are told in steps: an exact one would tell which post it was.
WORDS_STEP = 50


class Outcome(StrEnum):
    """What a person said about one place."""

    kept = "kept"
    undone = "undone"
    added = "added"
    confirmed = "confirmed"
    dismissed = "dismissed"

    @property
    def is_removed(self) -> bool:
        """Whether the words at this place went."""
        return self in {Outcome.kept, Outcome.added, Outcome.confirmed}


@dataclass(frozen=True, slots=True)
class Decided:
    """One place of a post and how it turned out; `tier` is empty where the machine had seen nothing."""

    field: str
    start: int
    end: int
    kind: str
    tier: str
    reason: str
    outcome: Outcome

    @property
    def names_somebody(self) -> bool:
        """Whether it may be kept what stood around it: a name that no roster told of."""
        return self.kind == Kind.name and not self.reason.startswith("roster")


def decided(
    spans: Mapping[str, Sequence[Sequence[Any]]],
    answers: Mapping[str, str],
    marked: Mapping[str, Sequence[Sequence[Any]]],
) -> list[Decided]:
    """Say how each place turned out, once all doubts are decided; a mark inside a removal adds nothing."""
    found = []
    for field, of_field in spans.items():
        here = [
            Decided(field, start, end, kind, tier, reason, _outcome(tier, answers.get(f"{field}:{number}")))
            for number, (start, end, kind, tier, reason, *_rest) in enumerate(of_field)
        ]
        gone = [(one.start, one.end) for one in here if one.outcome.is_removed]
        by_hand = [
            Decided(field, start, end, kind, "", BY_HAND, Outcome.added)
            for start, end, kind in dict.fromkeys((mark[0], mark[1], mark[2]) for mark in marked.get(field, ()))
            if not any(first <= start and end <= last for first, last in gone)
        ]
        found += here + by_hand
    return found


def _outcome(tier: str, answer: str | None) -> Outcome:
    if tier == "strike":
        return Outcome.undone if answer == "undo" else Outcome.kept
    return Outcome.confirmed if answer == "strike" else Outcome.dismissed


def name_missed(places: Sequence[Decided]) -> bool:
    """Whether a person had to take out a name that the machine had not seen."""
    return any(one.outcome is Outcome.added and one.kind == Kind.name for one in places)


def roughly(words: int) -> int:
    """How many words, in steps of fifty."""
    return WORDS_STEP * round(words / WORDS_STEP)
