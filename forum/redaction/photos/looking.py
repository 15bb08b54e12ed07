"""How a picture is looked at: faces at two sizes, then sideways if need be, then letters. In the child only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PIL import Image

from forum.redaction.photos.faces import Face, Finder, distinct
from forum.redaction.photos.pixels import Picture
from forum.redaction.photos.reading import Line, Reader
from forum.redaction.photos.sizes import LARGE

# Long sides. Small faces need the larger one, faces that fill a picture the smaller one.
_SIZES = (640, 1280)
FROM_SCORE = 0.2
# A face as sure as this was upright, and so are the others in the picture.
_SURELY_UPRIGHT = 0.35
# Things look like faces more often when they are turned: what is found turned is covered unasked only when it is surer,
# and else asked about. Here its score is brought down to what is asked about.
_TURNED_FROM, _TURNED_SURE = 0.25, 0.45
# What can be read in the copy that is published is read; its size is enough for that.
_READ_SIZE = LARGE
# A telephone held sideways is more common than one held upside down, so it is looked at more closely.
_TURNS = {
    Image.Transpose.ROTATE_90: 960,
    Image.Transpose.ROTATE_270: 960,
    Image.Transpose.ROTATE_180: 640,
}


def looked(picture: Picture, *, read: bool, face_model: str | None, letter_model: str | None) -> dict[str, Any]:
    """Faces and lines in pixels of the original. Raises ModelMissing, OcrMissing."""
    faces = _faces(picture, Finder(Path(face_model) if face_model else None))
    lines = _lines(picture, Reader(Path(letter_model) if letter_model else None)) if read else []
    return {"faces": [asdict(face) for face in faces], "lines": [asdict(line) for line in lines]}


def _faces(picture: Picture, finder: Finder) -> list[Face]:
    found = [face for size in _sizes(picture) for face in _found(finder, picture, size)]
    if not any(face.score >= _SURELY_UPRIGHT for face in found):
        turned = [face for turn, size in _TURNS.items() for face in _found(finder, picture, size, turn)]
        found += [replace(face, score=_after_turning(face.score)) for face in turned if face.score >= _TURNED_FROM]
    return distinct(found)


def _after_turning(score: float) -> float:
    """The score of a face that was found turned, as if it had been found upright."""
    return score if score >= _TURNED_SURE else min(score, _SURELY_UPRIGHT - 0.01)


def _sizes(picture: Picture) -> Iterator[int]:
    """A picture is never enlarged, and so looked at once when it is small."""
    longest = max(picture.image.size)
    yield min(_SIZES[0], longest)
    if longest > _SIZES[0]:
        yield min(_SIZES[1], longest)


def _found(finder: Finder, picture: Picture, size: int, turn: Image.Transpose | None = None) -> Iterator[Face]:
    """Look at one size, turned or not."""
    import numpy as np

    image = picture.fitted(size).image
    across, down = picture.width / image.width, picture.height / image.height
    seen = image if turn is None else image.transpose(turn)
    for face in finder.find(np.asarray(seen), FROM_SCORE):
        yield _turned_back(face, turn, *image.size).scaled(across, down)


def _turned_back(face: Face, turn: Image.Transpose | None, wide: int, high: int) -> Face:
    """Where a face of a turned picture is in the upright one, which is so wide and high."""
    if turn is Image.Transpose.ROTATE_90:
        return replace(face, x=wide - face.y - face.h, y=face.x, w=face.h, h=face.w)
    if turn is Image.Transpose.ROTATE_180:
        return replace(face, x=wide - face.x - face.w, y=high - face.y - face.h)
    if turn is Image.Transpose.ROTATE_270:
        return replace(face, x=face.y, y=high - face.x - face.w, w=face.h, h=face.w)
    return face


def _lines(picture: Picture, reader: Reader) -> list[Line]:
    import numpy as np

    image = picture.fitted(_READ_SIZE).image
    across, down = picture.width / image.width, picture.height / image.height
    return [_scaled(line, across, down) for line in reader.read(np.asarray(image))]


def _scaled(line: Line, across: float, down: float) -> Line:
    words = tuple(
        replace(word, x=word.x * across, y=word.y * down, w=word.w * across, h=word.h * down) for word in line.words
    )
    return replace(line, x=line.x * across, y=line.y * down, w=line.w * across, h=line.h * down, words=words)
