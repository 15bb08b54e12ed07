"""What a moderator sends about a photo: cover or leave, boxes drawn by hand, a reason."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from forum.photos import rules
from forum.photos.models import Photo
from forum.redaction.photos.rules import Box

ANSWER = "a:"
BY = "moderator"
REGIONS = 12
# A box as it is typed: left, top, width, height in percent of the picture.
Typed = tuple[str, str, str, str]
SIDES = ("left", "top", "width", "height")


@dataclass(frozen=True)
class SaidOfPhoto:
    """What was sent from the page of one photo."""

    act: str
    version: int
    answers: dict[str, str]
    typed: list[Typed]
    regions: list[int]
    reason: str
    undescribed: bool

    @classmethod
    def read(cls, form: MultiDict[str, str]) -> "SaidOfPhoto":
        """Read the form; rows without a figure are no boxes, and those that were ticked go."""
        version = form.get("version", "")
        return cls(
            act=form.get("do", "save"),
            version=int(version) if version.isdecimal() and len(version) < 10 else -1,
            answers={name.removeprefix(ANSWER): said for name, said in form.items() if name.startswith(ANSWER)},
            typed=list(_typed(form)),
            regions=[number for number in range(1, REGIONS + 1) if str(number) in form.getlist("region")],
            reason=form.get("reason", ""),
            undescribed="undescribed" in form,
        )

    def drawn(self, photo: Photo) -> list[Box]:
        """The moderator's boxes in pixels; those that stand there already stay as they are, to the pixel."""
        known = {typed(box, photo): box for box in photo.by_hand if box.reason == BY}
        width, height = photo.width or 1, photo.height or 1
        boxes = [known.get(one) or _box(one, width, height) for one in self.typed]
        boxes += [rules.region(number, width, height, BY) for number in self.regions]
        return [box for box in dict.fromkeys(boxes) if box is not None]


def typed(box: Box, photo: Photo) -> Typed:
    """A box as its row shows it."""
    width, height = photo.width or 1, photo.height or 1
    return _percent(box.x, width), _percent(box.y, height), _percent(box.w, width), _percent(box.h, height)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}"


def _typed(form: MultiDict[str, str]) -> Iterator[Typed]:
    dropped = form.getlist("drop")
    for number, row in enumerate(zip(*(form.getlist(side) for side in SIDES), strict=False)):
        if all(one.strip() for one in row) and str(number) not in dropped:
            left, top, width, height = (one.strip() for one in row)
            yield left, top, width, height


def _box(one: Typed, width: int, height: int) -> Box | None:
    try:
        figures = [float(side) for side in one]
    except ValueError:
        return None
    if not all(map(math.isfinite, figures)):
        return None
    x, y, w, h = (min(100.0, max(0.0, side)) for side in figures)
    across, down = width / 100, height / 100
    return rules.by_hand(round(x * across), round(y * down), round(w * across), round(h * down), width, height, BY)
