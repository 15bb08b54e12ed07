"""The process that looks at one photo: locked in before the first byte arrives, gone when the last answer is read.

`python -m forum.redaction.photos.child LIMITS PARENT`; it speaks frames (wire.py) and is started by running.py.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, BinaryIO

from forum.redaction.photos import jail, pixels, wire
from forum.redaction.photos.faces import ModelMissing
from forum.redaction.photos.files import Refused, header
from forum.redaction.photos.looking import looked
from forum.redaction.photos.pixels import Picture, encoded
from forum.redaction.photos.reading import OcrMissing
from forum.redaction.photos.sizes import LARGE

Answer = tuple[dict[str, Any], list[bytes]]


def main(limits: str, parent: str) -> None:
    """Answer until nobody asks any more."""
    asked, answers = _own_pipes()
    status = _status()
    photo = _Photo(jail.close(jail.Limits(**json.loads(limits)), int(parent)))
    pixels.prepare()
    with suppress(wire.Ended):
        while True:
            said, files = photo.answer(*wire.receive(asked, wire.PHOTO))
            wire.send(answers, {**said, **_costs(status)}, *files)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes away from whoever prints: a stray line would be taken for an answer."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    return asked, answers


class _Photo:
    """The one photo: first it is opened, then it is asked about."""

    def __init__(self, locks: tuple[str, ...]) -> None:
        self._locks = locks
        self._picture: Picture | None = None

    def answer(self, head: Mapping[str, Any], bodies: list[bytes]) -> Answer:
        """Do what is asked, or say with one word why not."""
        try:
            return _DOES[head["do"]](self._picture, head) if self._picture else self._open(bodies.pop())
        except Exception as why:
            return _excuse(why), []

    def _open(self, data: bytes) -> Answer:
        self._picture = pixels.opened(data, header(data))
        return {"width": self._picture.width, "height": self._picture.height, "jail": self._locks}, []


def _excuse(why: Exception) -> dict[str, Any]:
    """What an exception says may be about the picture, so it stays here; a word goes out."""
    if isinstance(why, Refused):
        return {"refused": why.code}
    if isinstance(why, ModelMissing | OcrMissing):
        return {"held": "no_model" if isinstance(why, ModelMissing) else "no_ocr"}
    # The models report a failed allocation as an error of their own.
    return {"held": "memory" if isinstance(why, MemoryError) or "alloc" in str(why) else "crash"}


def _costs(status: int | None) -> Mapping[str, float]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu_s": round(used.ru_utime + used.ru_stime, 3), "peak_mb": _peak_kb(status) // 1024}


def _peak_kb(status: int | None) -> int:
    """The most memory so far; getrusage would count the parent's, from the moment of the start."""
    if status is None:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(os.pread(status, 1 << 14, 0).partition(b"VmHWM:")[2].split(None, 1)[0])


def _status() -> int | None:
    """What the kernel knows of this process, opened while files can be opened."""
    return os.open("/proc/self/status", os.O_RDONLY) if os.path.exists("/proc/self/status") else None


def _look(picture: Picture, head: Mapping[str, Any]) -> Answer:
    return looked(picture, read=head["read"], face_model=head["face_model"], letter_model=head["letter_model"]), []


def _draw(picture: Picture, head: Mapping[str, Any]) -> Answer:
    copies = picture.copies([(x, y, w, h) for x, y, w, h in head["boxes"]])
    return {"names": list(copies)}, list(copies.values())


def _upright(picture: Picture, _head: Mapping[str, Any]) -> Answer:
    return {}, [encoded(picture.fitted(LARGE).image, "jpg")]


_DOES: dict[str, Callable[[Picture, Mapping[str, Any]], Answer]] = {"look": _look, "draw": _draw, "upright": _upright}

if __name__ == "__main__":
    main(*sys.argv[1:])
