"""What was left, and what was covered too much: pictures compared with the boxes that people drew."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from forum.redaction.photos.rules import Verdict
from tests.bench.photos.finders import Finder, Found
from tests.bench.photos.pictures import Picture, Rect, turned
from tests.bench.tallies import ByTier, Say

# A face is covered when this much of its box is: eyes, nose and mouth are then gone.
ENOUGH = 0.7
SIZES = ((8, 16), (16, 32), (32, 64), (64, 100_000))
JUDGED_FROM = 16


@dataclass
class Faces(ByTier):
    """Of so many faces, how many were covered."""


@dataclass
class WithFaces:
    """Of so many pictures with a face, how many would have shown one."""

    of: int = 0
    clean: int = 0
    face_left: int = 0
    face_left_by_both: int = 0


@dataclass
class Without:
    """Of so many pictures with nobody in them, how many were covered or had to wait."""

    of: int = 0
    covered: int = 0
    held: int = 0
    either: int = 0


@dataclass
class Figures:
    """What one finder did with one set, turned one way."""

    sizes: dict[tuple[int, int], Faces] = field(default_factory=lambda: {size: Faces() for size in SIZES})
    with_faces: WithFaces = field(default_factory=WithFaces)
    without: Without = field(default_factory=Without)
    not_checked: Counter[str] = field(default_factory=Counter)
    pictures: int = 0
    seconds: float = 0.0

    @property
    def judged(self) -> Faces:
        """Faces that are large enough for the goal."""
        large = [faces for (low, _), faces in self.sizes.items() if low >= JUDGED_FROM]
        return Faces(
            sum(faces.of for faces in large),
            sum(faces.by_strike for faces in large),
            sum(faces.by_both for faces in large),
        )


def measure(pictures: Iterable[Picture], finder: Finder, degrees: int, say: Say | None = None) -> Figures:
    """Let one finder look at every picture, turned one way; `say` hears of each mistake."""
    figures = Figures()
    for upright in pictures:
        picture = turned(upright, degrees)
        found = finder.find(picture)
        figures.pictures += 1
        figures.seconds += found.seconds
        # A code with a held or refused picture: it was not looked at to the end.
        if found.why and found.verdict in (Verdict.HELD, Verdict.REFUSED) and not (found.strikes or found.doubts):
            figures.not_checked[found.why] += 1
        mistake = _with_faces(picture, found, figures, degrees) if picture.faces else _without(found, figures)
        if say and mistake:
            say(f"   {finder.name}, turned {degrees}: {picture.name}: {mistake}")
    return figures


def _with_faces(picture: Picture, found: Found, figures: Figures, degrees: int) -> str:
    both = (*found.strikes, *found.doubts)
    left = left_by_both = 0
    for face in picture.faces:
        by_strike, by_both = covered(face, found.strikes), covered(face, both)
        _alike(face, figures, degrees).add(by_strike, by_both)
        left += not by_strike
        left_by_both += not by_both
    counted = figures.with_faces
    counted.of += 1
    counted.clean += found.verdict is Verdict.CLEAN
    counted.face_left += left > 0
    counted.face_left_by_both += left_by_both > 0
    passed = "passed as clean, " if found.verdict is Verdict.CLEAN else ""
    return f"{passed}{left} of {len(picture.faces)} faces left, {left_by_both} with doubts" if left else ""


def _alike(face: Rect, figures: Figures, degrees: int) -> Faces:
    """Find the faces of the same size; one that lies on its side is as high as its box is wide."""
    height = face.w if degrees in (90, 270) else face.h
    return next(faces for (_, high), faces in figures.sizes.items() if height < high)


def _without(found: Found, figures: Figures) -> str:
    counted = figures.without
    struck, held = bool(found.strikes), found.verdict in (Verdict.HELD, Verdict.REFUSED)
    counted.of += 1
    counted.covered += struck
    counted.held += held
    counted.either += struck or held
    return f"nobody in it, {found.verdict}, {len(found.strikes)} covers" if struck or held else ""


def covered(face: Rect, painted: Sequence[Rect], enough: float = ENOUGH) -> bool:
    """Whether so much of a box lies under the paint."""
    return share_painted(face, painted) >= enough


def share_painted(face: Rect, painted: Sequence[Rect]) -> float:
    """How much of a box lies under the paint; covers may overlap, so pixels are counted."""
    left, top = int(face.x), int(face.y)
    width, height = max(1, round(face.w)), max(1, round(face.h))
    under = np.zeros((height, width), bool)
    for rect in painted:
        low_x, low_y = max(0, round(rect.x) - left), max(0, round(rect.y) - top)
        high_x, high_y = max(0, round(rect.x + rect.w) - left), max(0, round(rect.y + rect.h) - top)
        under[low_y:high_y, low_x:high_x] = True
    return float(under.mean())
