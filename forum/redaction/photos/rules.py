"""What is covered in a photo: boxes, their tiers, how far a cover reaches. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from forum.redaction.photos.faces import Face
from forum.redaction.rules import Tier

# A cover reaches this much further than what was found: hair, ears and chins tell who somebody is.
GROW = 0.25
# From which score what looks like a face is covered, and from which one a person is asked about it.
COVER_FROM, DOUBT_FROM = 0.35, 0.2


class Seen(StrEnum):
    """What a box is around."""

    FACE = "face"
    BADGE = "badge"
    TEXT = "text"
    # Drawn by the author or a moderator.
    HAND = "hand"


class Verdict(StrEnum):
    """What the machine says about a whole photo."""

    CLEAN = "clean"
    COVERED = "covered"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the upright original, not grown: left, top, width, height."""

    x: int
    y: int
    w: int
    h: int
    score: float
    kind: Seen
    tier: Tier
    reason: str = ""

    def grown(self, share: float = GROW) -> Box:
        """The rectangle that is painted: so much wider and higher around what was found; what was drawn, as drawn."""
        if self.kind is Seen.HAND:
            return self
        dx, dy = round(self.w * share / 2), round(self.h * share / 2)
        return replace(self, x=self.x - dx, y=self.y - dy, w=self.w + 2 * dx, h=self.h + 2 * dy)


def around_faces(
    faces: Iterable[Face], cover_from: float = COVER_FROM, doubt_from: float = DOUBT_FROM
) -> Iterator[Box]:
    """Boxes around faces: sure ones, and doubtful ones."""
    for face in faces:
        if face.score >= doubt_from:
            left, top = int(face.x), int(face.y)
            right, low = ceil(face.x + face.w), ceil(face.y + face.h)
            tier = Tier.strike if face.score >= cover_from else Tier.doubt
            yield Box(left, top, right - left, low - top, face.score, Seen.FACE, tier, "face")


def verdict_of(boxes: Sequence[Box]) -> Verdict:
    """What these boxes say about the whole photo: one doubt is enough for a person to be asked."""
    if doubts(boxes):
        return Verdict.HELD
    return Verdict.COVERED if boxes else Verdict.CLEAN


def strikes(boxes: Iterable[Box]) -> list[Box]:
    """The boxes that are covered without asking."""
    return [box for box in boxes if box.tier is Tier.strike]


def doubts(boxes: Iterable[Box]) -> list[Box]:
    """The boxes that a person decides about."""
    return [box for box in boxes if box.tier is Tier.doubt]
