"""Who looks for faces: this project's engine, or OpenCV's Haar cascade."""

import base64
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from forum.redaction.photos import services
from forum.redaction.photos.rules import GROW, Box, Verdict, doubts, strikes
from tests.bench.photos.pictures import Picture, Rect


@dataclass(frozen=True)
class Found:
    """What would be painted at once, what else a person would be asked about, and what was said of the picture."""

    strikes: tuple[Rect, ...]
    doubts: tuple[Rect, ...]
    verdict: Verdict
    why: str
    seconds: float


class Finder(Protocol):
    """Something that looks at a whole file."""

    name: str

    def find(self, picture: Picture) -> Found:
        """Look at one picture."""


class Redress:
    """The engine as the worker runs it, with or without reading letters."""

    def __init__(self, read: bool) -> None:
        self.name = "Redress, faces and letters" if read else "Redress, faces"
        self._read = read

    def find(self, picture: Picture) -> Found:
        """Cover a picture; what was painted is what counts."""
        covered = services.cover(picture.file, read=self._read)
        return Found(
            tuple(map(painted, strikes(covered.boxes))),
            tuple(map(painted, doubts(covered.boxes))),
            covered.verdict,
            covered.why,
            covered.cpu_s,
        )


def painted(box: Box) -> Rect:
    """Give the rectangle that a box makes black."""
    grown = box.grown()
    return Rect(grown.x, grown.y, grown.w, grown.h)


class Haar:
    """OpenCV's cascade in a Python of its own, for OpenCV 5 has none; its boxes grow as ours do."""

    name = "Haar cascade"

    def __init__(self, python: str, cascade: str) -> None:
        script = Path(__file__).with_name("haar.py")
        self._process = subprocess.Popen(
            [python, str(script), cascade], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def find(self, picture: Picture) -> Found:
        """Ask for one picture; whatever the cascade finds it would cover."""
        assert self._process.stdin
        self._process.stdin.write(base64.b64encode(picture.file).decode() + "\n")
        self._process.stdin.flush()
        answer = self._answer()
        rects = tuple(_grown(*numbers) for numbers in answer["found"])
        return Found(rects, (), Verdict.COVERED if rects else Verdict.CLEAN, "", answer["seconds"])

    def _answer(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("The cascade ended; run tests/bench/photos/haar.py by hand to see why.")
        return json.loads(line)


def _grown(x: int, y: int, w: int, h: int) -> Rect:
    return Rect(x - w * GROW / 2, y - h * GROW / 2, w * (1 + GROW), h * (1 + GROW))
