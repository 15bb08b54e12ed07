"""How large JPEG, PNG, GIF and WebP files say they are, read without decoding. Pure.

Whatever is not as it should be raises ValueError, IndexError or struct.error: the file is broken, or pretends to be.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

# More parts than any camera writes; each costs whoever reads it.
_MOST_SEGMENTS = 2_000
_MOST_CHUNKS = 20_000
# A GIF may say this much before its first picture.
_MOST_PREFACE = 512 << 10
# One byte of a PNG cannot become more pixels than this many bytes.
_DEFLATE_AT_BEST = 1_040
_PNG_KINDS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PNG_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


@dataclass(frozen=True)
class Size:
    """Width and height in pixels, and how many times the decoder goes over them."""

    width: int
    height: int
    scans: int = 1


# What begins a part of a JPEG; within compressed pixels FF is followed by 00 or by one of the eight restart marks.
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_END, _SCAN, _WITHOUT_LENGTH = 0xD9, 0xDA, (0x01, 0xD8)
# Baseline, extended and progressive; the others are in no camera and no browser.
_FRAMES, _OTHER_FRAMES = (0xC0, 0xC1, 0xC2), {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}


def jpeg_size(data: bytes) -> Size:
    """Walk a JPEG from mark to mark until its end, counting its scans."""
    at, scans, size = 2, 0, None
    for _ in range(_MOST_SEGMENTS):
        found = _MARKER.search(data, at)
        if found is None:
            raise ValueError("no end")
        mark, at = data[found.end() - 1], found.end()
        if mark == _END and size and scans:
            return Size(*size, scans)
        if mark in _WITHOUT_LENGTH:
            continue
        length = _length(data, at)
        if mark in _FRAMES and size is None:
            size = _jpeg_frame(data, at)
        elif mark in _OTHER_FRAMES or mark in _FRAMES or (mark == _SCAN and size is None):
            raise ValueError("frames")
        scans += mark == _SCAN
        at += length
    raise ValueError("segments")


def _length(data: bytes, at: int) -> int:
    (length,) = struct.unpack_from(">H", data, at)
    if length < 2 or at + length > len(data):
        raise ValueError("length")
    return int(length)


def _jpeg_frame(data: bytes, at: int) -> tuple[int, int]:
    _length_, bits, height, width, channels = struct.unpack_from(">HBHHB", data, at)
    if bits != 8 or channels not in (1, 3, 4):
        raise ValueError("frame")
    return width, height


def png_size(data: bytes) -> Size:
    """Walk a PNG from chunk to chunk until its end; its pixels must be able to fill the size that it claims."""
    length, name, width, height, bits, colour = struct.unpack_from(">I4sIIBB", data, 8)
    if (length, name) != (13, b"IHDR") or bits not in _PNG_KINDS.get(colour, ()):
        raise ValueError("header")
    at, packed = 8, 0
    for _ in range(_MOST_CHUNKS):
        length, name = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if at > len(data):
            raise ValueError("length")
        packed += length if name == b"IDAT" else 0
        if name == b"IEND":
            break
    else:
        raise ValueError("chunks")
    # What is far too large is called so by the limits, not here.
    row = (width * bits * _PNG_CHANNELS[colour] + 7) // 8
    if not packed or (width * height < 1 << 26 and row * height > packed * _DEFLATE_AT_BEST):
        raise ValueError("pixels")
    return Size(width, height)


def gif_size(data: bytes) -> Size:
    """Read a GIF up to its first picture, which may reach beyond the screen."""
    wide, high, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _gif_colours(flags)
    last = at + _MOST_PREFACE
    while data[at] == 0x21:
        at = _after_blocks(data, at + 2, last)
    if data[at] != 0x2C:
        raise ValueError("no picture")
    left, top, width, height = struct.unpack_from("<HHHH", data, at + 1)
    if not (width and height):
        raise ValueError("frame")
    return Size(max(wide, left + width), max(high, top + height))


def _gif_colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int, last: int) -> int:
    while data[at]:
        at += 1 + data[at]
        if at > last:
            raise ValueError("preface")
    return at + 1


def webp_size(data: bytes) -> Size:
    """Read the size of a WebP from its first chunk; the file must be as long as it says."""
    (length,) = struct.unpack_from("<I", data, 4)
    if length + 8 > len(data):
        raise ValueError("length")
    name = data[12:16]
    if name == b"VP8X":
        _flags, width, height = data[20], _three(data, 24) + 1, _three(data, 27) + 1
    elif name == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    elif name == b"VP8L" and data[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        raise ValueError("chunk")
    return Size(width, height)


def _three(data: bytes, at: int) -> int:
    return data[at] | data[at + 1] << 8 | data[at + 2] << 16
