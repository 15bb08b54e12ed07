"""What a file says about itself: which kind of picture, how large, or why it is refused. Decodes nothing. Pure."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from forum.redaction.photos.headers import Size, gif_size, jpeg_size, png_size, webp_size
from forum.redaction.photos.reasons import why_words

__all__ = ["MOST_BYTES", "Header", "Refused", "header", "kind_of", "refusal_of", "why_words"]

MOST_BYTES = 15 << 20
# Pixels that fit into the child's memory: JPEG is scaled down while it is decoded, an animation needs its canvas twice.
MOST_PIXELS = {"jpeg": 64_000_000, "png": 50_000_000, "webp": 25_000_000, "gif": 25_000_000}
LONGEST_SIDE = 20_000
LONGEST_TO_SHORTEST = 40
# An ordinary progressive JPEG has ten scans; each is work for every pixel.
MOST_SCANS = 100
MOST_SCANNED = 1_000_000_000


class Refused(Exception):
    """This file is not published; `code` says why, and nothing else about it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Header:
    """What the file's first bytes promise: "jpeg", "png", "webp" or "gif", and its size before it is turned upright."""

    kind: str
    width: int
    height: int


def header(data: bytes) -> Header:
    """Read a whole file's promises and hold them against the limits. Raises Refused."""
    if len(data) > MOST_BYTES:
        raise Refused("too_big_file")
    kind = kind_of(data[:64])
    if kind is None:
        raise Refused(refusal_of(data[:64]))
    try:
        size = _SIZES[kind](data)
    except (ValueError, IndexError, struct.error) as broken:
        raise Refused("broken") from broken
    _hold_against_limits(kind, size)
    return Header(kind, size.width, size.height)


def kind_of(head: bytes) -> str | None:
    """Tell from the first bytes which of the four kinds this is, if any; its name says nothing."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if head.startswith(b"RIFF") and head[8:12] == b"WEBP" else None


def refusal_of(head: bytes) -> str:
    """Tell from the first bytes why something that is none of the four kinds is refused."""
    if not head:
        return "empty"
    if head[4:8] == b"ftyp":
        return next((code for brands, code in _BRANDS if head[8:12].startswith(brands)), "video")
    if head.startswith(b"RIFF"):
        return {b"AVI ": "video", b"WAVE": "audio"}.get(head[8:12], "not_a_picture")
    if _is_svg(head):
        return "svg"
    return next((code for magic, code in _MAGIC if head.startswith(magic)), "not_a_picture")


def _is_svg(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<svg", b"<!doctype svg")) or (start.startswith(b"<?xml") and b"<svg" in start)


def _hold_against_limits(kind: str, size: Size) -> None:
    shortest, longest = sorted((size.width, size.height))
    if shortest < 1:
        raise Refused("broken")
    if size.width * size.height > MOST_PIXELS[kind]:
        raise Refused("too_many_pixels")
    if longest > LONGEST_SIDE or longest > shortest * LONGEST_TO_SHORTEST:
        raise Refused("too_long")
    if size.scans > MOST_SCANS or size.scans * size.width * size.height > MOST_SCANNED:
        raise Refused("too_many_scans")


_SIZES = {"jpeg": jpeg_size, "png": png_size, "webp": webp_size, "gif": gif_size}
# The brands of the container that films and the newer picture formats share; what is not listed is a film.
_BRANDS = (
    ((b"hei", b"hev", b"mif1", b"msf1"), "heic"),
    ((b"avi",), "avif"),
    ((b"M4A", b"M4B"), "audio"),
    ((b"crx", b"jp"), "other_picture"),
)
_MAGIC = (
    (b"\x1a\x45\xdf\xa3", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"\x00\x00\x01\xb3", "video"),
    (b"FLV\x01", "video"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video"),
    (b"ID3", "audio"),
    (b"\xff\xfb", "audio"),
    (b"fLaC", "audio"),
    (b"OggS", "audio"),
    (b"#!AMR", "audio"),
    (b"%PDF", "pdf"),
    (b"II*\x00", "other_picture"),
    (b"MM\x00*", "other_picture"),
    (b"BM", "other_picture"),
    (b"\x00\x00\x01\x00", "other_picture"),
    (b"8BPS", "other_picture"),
    (b"\x00\x00\x00\x0cjP  ", "other_picture"),
    (b"\x00\x00\x00\x0cJXL ", "other_picture"),
    (b"\xff\x0a", "other_picture"),
    (b"\xff\x4f\xff\x51", "other_picture"),
)
