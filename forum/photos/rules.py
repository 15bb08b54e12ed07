"""The states of a photo, who may move it, and what an author or a moderator may do with it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from forum.complaints.rules import Mover
from forum.redaction.photos.rules import Box, Seen
from forum.redaction.rules import Tier

MOST = 8
LARGEST = 15 * 1024 * 1024
ALT_LONGEST = 200
BOXES_MOST = 60
SMALLEST = 4  # pixels; a box smaller than that is a slip of the hand


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


class State(StrEnum):
    """Where a photo stands."""

    COVERING = "covering"  # the machine has not looked at it yet
    WAITING = "waiting"  # covered; a person has not seen it yet
    HELD = "held"  # it could not be checked, so nobody else sees it
    REFUSED = "refused"  # no picture that can be shown
    APPROVED = "approved"  # a person has seen it; its post is not public now
    PUBLISHED = "published"
    LEFT_OUT = "left_out"  # a person said no, with a reason
    REMOVED = "removed"  # it was public once


S, A, X, M = State, Mover.AUTHOR, Mover.MACHINE, Mover.MODERATOR

MOVES: Mapping[tuple[State, State], frozenset[Mover]] = {
    (S.COVERING, S.WAITING): frozenset({X}),
    (S.COVERING, S.HELD): frozenset({X}),
    (S.COVERING, S.REFUSED): frozenset({X}),
    (S.HELD, S.COVERING): frozenset({X, M}),
    (S.HELD, S.LEFT_OUT): frozenset({M}),
    (S.WAITING, S.APPROVED): frozenset({M, X}),
    (S.WAITING, S.LEFT_OUT): frozenset({M}),
    (S.WAITING, S.COVERING): frozenset({X}),  # the roster has grown
    (S.APPROVED, S.PUBLISHED): frozenset({X}),
    (S.APPROVED, S.LEFT_OUT): frozenset({M}),
    (S.APPROVED, S.REMOVED): frozenset({A, X, M}),
    (S.PUBLISHED, S.APPROVED): frozenset({X}),
    (S.PUBLISHED, S.REMOVED): frozenset({A, X, M}),
}

STATE_WORDS: Mapping[State, str] = {
    S.COVERING: N_("Being checked for faces and names"),
    S.WAITING: N_("Waits for a person to look at it"),
    S.HELD: N_("Held back: it could not be checked"),
    S.REFUSED: N_("Cannot be shown"),
    S.APPROVED: N_("Checked; it is shown with your post"),
    S.PUBLISHED: N_("Published"),
    S.LEFT_OUT: N_("Not published"),
    S.REMOVED: N_("Removed"),
}

# Why a person leaves a photo out; who gave it reads the sentence.
REASONS: Mapping[str, str] = {
    "person": N_("A person could still be recognised in it."),
    "name": N_("A name or an address could still be read in it."),
    "unrelated": N_("It does not show what the post is about."),
    "private": N_("It shows something private, such as an identity card or a screen with other people’s messages."),
    "harm": N_("It shows violence, nakedness or an insult."),
    "rights": N_("It is somebody else’s picture."),
}
# Why one is held back, for those who can mend it.
HELD_WORDS: Mapping[str, str] = {
    "timeout": N_("Checking it took too long."),
    "memory": N_("Checking it needed more memory than is allowed."),
    "crash": N_("Checking it failed."),
    "no_model": N_("The model that finds faces is missing."),
    "no_ocr": N_("The part that reads letters is missing."),
}
# While one of these, an author may still change what is covered.
OPEN = frozenset({S.COVERING, S.WAITING, S.HELD, S.REFUSED})
OVER = frozenset({S.REFUSED, S.LEFT_OUT, S.REMOVED})


def may_move(old: State, new: State, mover: Mover) -> bool:
    """Whether this mover may take a photo from one state to the other."""
    return mover in MOVES.get((old, new), frozenset())


def packed(box: Box) -> list[Any]:
    """A box as it is stored."""
    return [box.x, box.y, box.w, box.h, round(box.score, 3), str(box.kind), str(box.tier), box.reason]


def unpacked(stored: Sequence[Any]) -> Box:
    """A stored box."""
    x, y, w, h, score, kind, tier, reason = stored
    return Box(x, y, w, h, score, Seen(kind), Tier(tier), reason)


def by_hand(x: int, y: int, w: int, h: int, width: int, height: int, by: str = "author") -> Box | None:
    """A box that the author or a moderator drew, cut at the edges of the picture; nothing for one that is empty."""
    left, top, right, bottom = max(0, x), max(0, y), min(width, x + w), min(height, y + h)
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    return Box(left, top, right - left, bottom - top, 1.0, Seen.HAND, Tier.strike, by)


def covered(boxes: Sequence[Box], answers: Mapping[str, str], drawn: Iterable[Box]) -> list[Box]:
    """What is painted over: strikes unless a person uncovered them, doubts once somebody said so, what was drawn."""
    chosen = [
        box
        for number, box in enumerate(boxes)
        if answers.get(str(number), "cover" if box.tier is Tier.strike else "") == "cover"
    ]
    return [*chosen, *drawn]


def open_doubts(boxes: Sequence[Box], answers: Mapping[str, str]) -> list[int]:
    """The numbers of the boxes that nobody has decided about."""
    return [number for number, box in enumerate(boxes) if box.tier is Tier.doubt and str(number) not in answers]


def uncovered_faces(boxes: Sequence[Box], answers: Mapping[str, str]) -> list[int]:
    """The faces that the machine would cover and a person would not: that takes two persons."""
    return [
        number
        for number, box in enumerate(boxes)
        if box.kind is Seen.FACE and box.tier is Tier.strike and answers.get(str(number)) == "leave"
    ]


def is_unmarked(state: str, boxes: Sequence[Any], drawn: Sequence[Any]) -> bool:
    """Whether a photo waits in which neither the machine nor its author found anything to cover."""
    return state == State.WAITING and not boxes and not drawn


def counts(boxes: Iterable[Box]) -> dict[str, int]:
    """How many of what kind are covered, for “1 face and 1 badge covered”."""
    found: dict[str, int] = {}
    for box in boxes:
        found[str(box.kind)] = found.get(str(box.kind), 0) + 1
    return found


def region(number: int, width: int, height: int, by: str = "author") -> Box | None:
    """One of twelve numbered regions, for covering without a pointer: four across (or three), three down (or four)."""
    across, down = (4, 3) if width >= height else (3, 4)
    if not 1 <= number <= across * down:
        return None
    row, column = divmod(number - 1, across)
    left, right = column * width // across, (column + 1) * width // across
    top, bottom = row * height // down, (row + 1) * height // down
    return by_hand(left, top, right - left, bottom - top, width, height, by)
