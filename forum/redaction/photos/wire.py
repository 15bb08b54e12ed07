"""How parent and child speak: frames of a JSON head and the bytes that it announces."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

# Lines of a dense receipt and their words need a tenth of this.
MOST_HEAD = 4 << 20
# A photo goes in; at most four copies come out, each much smaller.
PHOTO, COPIES = (1, 16 << 20), (4, 4 << 20)
_LENGTH = struct.Struct(">I")


class Ended(Exception):
    """The other side is gone, or does not keep to the frames."""


def send(pipe: BinaryIO, head: Mapping[str, Any], *bodies: bytes) -> None:
    """Write one frame. Raises Ended."""
    announced = json.dumps({**head, "sizes": [len(body) for body in bodies]}).encode()
    try:
        pipe.write(_LENGTH.pack(len(announced)) + announced)
        for body in bodies:
            pipe.write(body)
        pipe.flush()
    except (OSError, ValueError) as gone:
        raise Ended from gone


def receive(pipe: BinaryIO, most: tuple[int, int]) -> tuple[dict[str, Any], list[bytes]]:
    """Read one frame with at most so many bodies, each at most so long. Raises Ended."""
    try:
        head = json.loads(_exactly(pipe, _LENGTH.unpack(_exactly(pipe, _LENGTH.size, 4))[0], MOST_HEAD))
        sizes = head.pop("sizes")
        if len(sizes) > most[0]:
            raise Ended
        return head, [_exactly(pipe, size, most[1]) for size in sizes]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise Ended from wrong


def _exactly(pipe: BinaryIO, size: int, most: int) -> bytes:
    if not 0 <= size <= most:
        raise Ended
    read = pipe.read(size)
    if len(read) < size:
        raise Ended
    return read
