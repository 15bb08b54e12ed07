"""The parent's side of one photo: a child is started, asked, and ended. Nothing is decoded here."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Timer
from typing import Any, BinaryIO, cast

from forum.config import ROOT
from forum.redaction.photos import wire
from forum.redaction.photos.faces import Face
from forum.redaction.photos.files import Refused, header
from forum.redaction.photos.jail import Limits
from forum.redaction.photos.reading import Line, Word
from forum.redaction.photos.rules import Box
from forum.redaction.photos.sizes import COPIES, LARGE

_CHILD = "forum.redaction.photos.child"
# Where Python and its modules are found; there is no key and no address among these.
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
# How long a child that says nothing more may take to be gone.
_LAST_BREATH_S = 5.0


class Held(Exception):
    """The photo could not be checked, so nobody is shown it: no_model, no_ocr, timeout, memory, crash."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sight:
    """What was seen, in pixels of the upright original."""

    faces: tuple[Face, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Copies:
    """The four files that may be shown, by name, and the size of the large ones."""

    width: int
    height: int
    files: Mapping[str, bytes]


@contextmanager
def opened(data: bytes, limits: Limits = Limits()) -> Iterator[Child]:
    """Start a child for one photo and end it afterwards. Raises Refused, Held."""
    header(data)
    with _started(limits) as process, _ended_after(process, limits.wall_s) as too_late:
        yield Child(process, too_late, data)


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    """A child of this thread: it ends when the thread does."""
    command = [sys.executable, "-m", _CHILD, json.dumps(asdict(limits)), str(os.getpid())]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(command, cwd=ROOT, env=_environment(), stdin=pipe, stdout=pipe, stderr=nowhere)
    except OSError:
        raise Held("crash") from None


def _environment() -> dict[str, str]:
    """What a Python needs to start, and nothing that is ours."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {"LANG": "C.UTF-8", **dict.fromkeys(_ONE_THREAD, "1"), **passed_on}


@contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Event]:
    """End the child when its time is over, or when nobody needs it any more; say which of the two it was."""
    too_late = Event()

    def end() -> None:
        too_late.set()
        process.kill()

    clock = Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        yield too_late
    finally:
        clock.cancel()
        process.kill()
        # What was never sent is not wanted any more.
        with suppress(OSError):
            cast(BinaryIO, process.stdin).close()


class Child:
    """A process that has opened one photo and can be asked about it."""

    def __init__(self, process: subprocess.Popen[bytes], too_late: Event, data: bytes) -> None:
        """Hand it the photo. Raises Refused, Held."""
        self._process, self._too_late = process, too_late
        self.cpu_s = 0.0
        said, _files = self._ask({}, data)
        with _believed():
            self.width, self.height = int(said["width"]), int(said["height"])
            self.jail = tuple(map(str, said["jail"]))

    def look(self, *, read: bool = True, face_model: Path | None = None, letter_model: Path | None = None) -> Sight:
        """Find faces and, if asked, read letters, with the models that are installed or with others. Raises Held."""
        models = {"face_model": face_model and str(face_model), "letter_model": letter_model and str(letter_model)}
        said, _files = self._ask({"do": "look", "read": read, **models})
        with _believed():
            return Sight(tuple(Face(**face) for face in said["faces"]), tuple(map(_line, said["lines"])))

    def draw(self, boxes: Sequence[Box]) -> Copies:
        """Cover exactly these boxes, grown, and make the copies. Raises Held."""
        grown = [box.grown() for box in boxes]
        said, files = self._ask({"do": "draw", "boxes": [[box.x, box.y, box.w, box.h] for box in grown]})
        with _believed():
            copies = dict(zip(said["names"], files, strict=True))
            headers = {name: header(file) for name, file in copies.items()}
            if {name: one.kind for name, one in headers.items()} != COPIES:
                raise ValueError
            large = headers[f"{LARGE}.jpg"]
            return Copies(large.width, large.height, copies)

    def upright(self) -> bytes:
        """The photo with nothing covered and no metadata, for a moderator who asks. Raises Held."""
        _said, files = self._ask({"do": "upright"})
        with _believed():
            if header(files[0]).kind != "jpeg":
                raise ValueError
            return files[0]

    def _ask(self, head: Mapping[str, Any], *bodies: bytes) -> tuple[dict[str, Any], list[bytes]]:
        try:
            wire.send(cast(BinaryIO, self._process.stdin), head, *bodies)
            said, files = wire.receive(cast(BinaryIO, self._process.stdout), wire.COPIES)
        except wire.Ended:
            raise Held(self._why_it_ended()) from None
        with _believed():
            self.cpu_s, self.peak_mb = float(said["cpu_s"]), float(said["peak_mb"])
        if "refused" in said:
            raise Refused(str(said["refused"]))
        if "held" in said:
            raise Held(str(said["held"]))
        return said, files

    def _why_it_ended(self) -> str:
        """Its own clock, the kernel's clock, the kernel's memory, or something that nobody foresaw."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_BREATH_S)
        if self._too_late.is_set() or self._process.returncode == -signal.SIGXCPU:
            return "timeout"
        return "memory" if self._process.returncode == -signal.SIGKILL else "crash"


@contextmanager
def _believed() -> Iterator[None]:
    """What comes out of the child is believed no more than what went in."""
    try:
        yield
    except (ValueError, TypeError, LookupError, Refused):
        raise Held("crash") from None


def _line(said: Mapping[str, Any]) -> Line:
    return Line(**{**said, "words": tuple(Word(**word) for word in said["words"])})
