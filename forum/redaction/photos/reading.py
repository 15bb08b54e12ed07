"""Which letters are in a photo: sole user of rapidocr. Runs in the child only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

# A line that is read badly may still be a name: better asked about than left.
FROM_SCORE = 0.4

Hull = tuple[float, float, float, float]


class OcrMissing(Exception):
    """The reader or its models are not where they should be, or they cannot be run."""


@dataclass(frozen=True)
class Word:
    """Letters without a space between them, and the rectangle around them."""

    text: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Line:
    """What stands in one row, and the rectangle around it, in pixels of the array that was read."""

    text: str
    x: float
    y: float
    w: float
    h: float
    score: float
    words: tuple[Word, ...] = ()


class Reader:
    """The models for letters, loaded once for all looks at one photo."""

    def __init__(self, model: Path | None = None) -> None:
        """Load them; `model` is another one to find lines with. Raises OcrMissing."""
        try:
            from rapidocr_onnxruntime import RapidOCR

            choices: dict[str, Any] = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
            if model is not None:
                choices["det_model_path"] = str(model)
            self._engine = RapidOCR(**choices)
        except Exception as why:  # whatever it is, nobody has read the photo
            raise OcrMissing(type(why).__name__) from why

    def read(self, pixels: Pixels) -> list[Line]:
        """Read an RGB picture of height × width × 3, from top to bottom."""
        blue_first = pixels[:, :, ::-1]
        found, _seconds = self._engine(blue_first, return_word_box=True, text_score=FROM_SCORE)
        return [_line(*one) for one in found or ()]


def read(pixels: Pixels) -> list[Line]:
    """Read one picture. Raises OcrMissing."""
    return Reader().read(pixels)


def _line(
    corners: Sequence[Any], text: str, score: float, boxes: Sequence[Any] = (), letters: Sequence[str] = (), *_more: Any
) -> Line:
    return Line(text, *_hull(corners), float(score), tuple(_words(letters, [_hull(box) for box in boxes])))


def _words(letters: Sequence[str], hulls: Sequence[Hull]) -> Iterator[Word]:
    """Join letters to words; a reader that gives whole words instead is understood as well."""
    text = ""
    around: list[Hull] = []
    for letter, hull in zip(letters, hulls, strict=False):
        if letter.strip():
            text += letter
            around.append(hull)
        elif text:
            yield Word(text, *_joined(around))
            text, around = "", []
    if text:
        yield Word(text, *_joined(around))


def _hull(corners: Sequence[Sequence[float]]) -> Hull:
    across, down = [float(x) for x, _y in corners], [float(y) for _x, y in corners]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def _joined(hulls: Sequence[Hull]) -> Hull:
    left, top = min(x for x, _y, _w, _h in hulls), min(y for _x, y, _w, _h in hulls)
    right, low = max(x + w for x, _y, w, _h in hulls), max(y + h for _x, y, _w, h in hulls)
    return left, top, right - left, low - top
