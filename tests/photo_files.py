"""Pictures as they arrive: ordinary ones, awkward ones, and ones that want to do harm. All small, all drawn."""

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

# No byte of it may stand in a copy that is shown.
MARK = b"MARK-of-what-was-hidden"
RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 190, 60), (30, 60, 220), (240, 220, 40)
SIZE = (64, 48)
ORIENTATION, DESCRIPTION = 0x0112, 0x010E


def quarters(size: tuple[int, int] = SIZE) -> Image.Image:
    """Red at the top left, green at the top right, blue below red, yellow below green: one sees how it is turned."""
    picture = Image.new("RGB", size, RED)
    wide, high = size[0] // 2, size[1] // 2
    paint = ImageDraw.Draw(picture)
    paint.rectangle((wide, 0, size[0], high), fill=GREEN)
    paint.rectangle((0, high, wide, size[1]), fill=BLUE)
    paint.rectangle((wide, high, size[0], size[1]), fill=YELLOW)
    return picture


def written(picture: Image.Image, kind: str, **how: Any) -> bytes:
    """The picture as a file."""
    file = BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def ordinary() -> dict[str, bytes]:
    """What a customer's phone or computer sends."""
    picture = quarters()
    return {
        "jpeg": written(picture, "JPEG", quality=95),
        "progressive jpeg": written(picture, "JPEG", quality=95, progressive=True),
        "grey jpeg": written(picture.convert("L"), "JPEG"),
        "cmyk jpeg": written(picture.convert("CMYK"), "JPEG", quality=95),
        "png": written(picture, "PNG"),
        "one-bit png": written(picture.convert("1"), "PNG"),
        "palette png": written(picture.quantize(8), "PNG"),
        "webp": written(picture, "WEBP", quality=95),
        "lossless webp": written(picture, "WEBP", lossless=True),
        "gif": written(picture, "GIF"),
    }


def turned(orientation: int) -> bytes:
    """The quarters as a camera stores them that was held another way, with the note how to turn them back."""
    how = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    picture = quarters()
    stored = picture.transpose(how[orientation]) if orientation in how else picture
    return written(stored, "JPEG", quality=95, exif=_exif(orientation))


def with_marks() -> dict[str, bytes]:
    """Pictures that carry the mark wherever a file can hide one."""
    picture = quarters()
    exif, text = _exif(1), PngImagePlugin.PngInfo()
    text.add_text("Author", MARK.decode())
    text.add_itxt("XML:com.adobe.xmp", _xmp().decode())
    plain = written(picture, "JPEG")
    return {
        "exif": written(picture, "JPEG", exif=exif),
        "comment": written(picture, "JPEG", comment=MARK),
        "xmp": written(picture, "JPEG", xmp=_xmp()),
        "profile": written(picture, "JPEG", icc_profile=_profile()),
        "bogus profile": written(picture, "JPEG", icc_profile=b"\0" * 128 + MARK),
        "photoshop": plain[:20] + _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x18" + MARK) + plain[20:],
        "behind the jpeg": plain + MARK,
        "png": written(picture, "PNG", pnginfo=text, exif=exif, icc_profile=_profile()),
        "behind the png": written(picture, "PNG") + MARK,
        "webp": written(picture, "WEBP", exif=exif, xmp=_xmp(), icc_profile=_profile()),
        "gif": written(picture, "GIF", comment=MARK),
    }


def under_nothing() -> bytes:
    """A transparent picture: under the transparency lies what its author wanted gone."""
    hidden = quarters().convert("RGBA")
    hidden.putalpha(0)
    return written(hidden, "PNG")


def of_16_bits() -> bytes:
    """A grey ramp of 16 bits; cut off at 255 nearly all of it would be white."""
    ramp = b"".join(struct.pack("<H", 65535 * x // (SIZE[0] - 1)) for x in range(SIZE[0]))
    return written(Image.frombytes("I;16", SIZE, ramp * SIZE[1]), "PNG")


def moving(kind: str) -> bytes:
    """Red at first, blue later."""
    later = [Image.new("RGB", SIZE, BLUE)]
    return written(Image.new("RGB", SIZE, RED), kind, save_all=True, append_images=later, duration=100)


def refused() -> dict[str, tuple[bytes, str]]:
    """What is never decoded, and for which reason."""
    return {name: (make(), code) for name, (make, code) in _REFUSED.items()}


def broken_inside() -> dict[str, bytes]:
    """What promises to be well and is not: only decoding tells."""
    png = written(quarters(), "PNG")
    at = png.index(b"IDAT") + 8
    bomb = _png(8, 8, 8, 2, zlib.compress(bytes(8 * 25)), _chunk(b"zTXt", b"Comment\0\0" + _nothing(80 << 20)))
    return {
        "png pixels": png[:at] + bytes(12) + png[at + 12 :],
        "png text of 80 MB": bomb,
        "webp pixels": (lambda webp: webp[:40] + bytes(len(webp) - 40))(written(quarters(), "WEBP", lossless=True)),
    }


def scans(many: int) -> bytes:
    """A progressive JPEG whose last scan is repeated: each is work for every pixel."""
    jpeg = written(Image.new("L", (600, 600), 77), "JPEG", progressive=True)
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:-2] + jpeg[last:-2] * many + b"\xff\xd9"


def mutations(random: Any, many: int) -> Iterator[bytes]:
    """Ordinary files with some bytes changed, taken out or put in."""
    files = [*ordinary().values(), moving("GIF"), moving("WEBP")]
    for _ in range(many):
        file = bytearray(random.choice(files))
        for _ in range(random.choice((1, 3, 10))):
            at, length = random.randrange(len(file)), random.randrange(1, 20)
            file[at : at + random.choice((0, length))] = random.randbytes(random.choice((0, length)))
        yield bytes(file)


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = orientation, MARK.decode()
    return exif


def _xmp() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>' + MARK + b"</rdf></x:xmpmeta>"


def _profile() -> bytes:
    """A working profile whose description is the mark."""
    real = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return bytes(real) + MARK


def _segment(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + struct.pack(">H", len(content) + 2) + content


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(width: int, height: int, bits: int, colour: int, pixels: bytes, more: bytes = b"") -> bytes:
    size = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    chunks = _chunk(b"IHDR", size) + more + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _nothing(length: int) -> bytes:
    """So many zeros, packed."""
    packer, million = zlib.compressobj(9), bytes(1 << 20)
    return b"".join(packer.compress(million) for _ in range(length >> 20)) + packer.flush()


def _jpeg_that_claims(width: int, height: int) -> bytes:
    jpeg = written(quarters(), "JPEG")
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4 :]


def _webp_that_claims(width: int, height: int) -> bytes:
    return b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0" + b"\x2f" + struct.pack("<I", width - 1 | height - 1 << 14) + bytes(9)


def _gif(width: int, height: int, before: bytes = b"") -> bytes:
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02D\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + before + frame + b";"


def _container(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"mif1" + bytes(40)


_REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "words": (lambda: b"My photo", "not_a_picture"),
    "a page": (lambda: b"<html><script>alert(1)</script></html>", "not_a_picture"),
    "a printer's program": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage", "not_a_picture"),
    "a drawing": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "svg"),
    "a drawing with a preface": (lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', "svg"),
    "a document": (lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj", "pdf"),
    "an iPhone's photo": (lambda: _container(b"heic"), "heic"),
    "avif": (lambda: _container(b"avif"), "avif"),
    "a film": (lambda: _container(b"mp42"), "video"),
    "a film for the web": (lambda: b"\x1a\x45\xdf\xa3" + bytes(60), "video"),
    "a recording": (lambda: _container(b"M4A "), "audio"),
    "a wave": (lambda: b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), "audio"),
    "tiff": (lambda: written(quarters(), "TIFF"), "other_picture"),
    "bmp": (lambda: written(quarters(), "BMP"), "other_picture"),
    "15 MB": (lambda: written(quarters(), "JPEG") + bytes(15 << 20), "too_big_file"),
    "a png of 1.6 billion pixels": (lambda: _png(40_000, 40_000, 1, 0, _nothing(1 << 20)), "too_many_pixels"),
    "a jpeg of 169 million pixels": (lambda: _jpeg_that_claims(13_000, 13_000), "too_many_pixels"),
    "a webp of 268 million pixels": (lambda: _webp_that_claims(16_384, 16_384), "too_many_pixels"),
    "a gif of 4 billion pixels": (lambda: _gif(65_535, 65_535), "too_many_pixels"),
    "a strip": (lambda: written(Image.new("L", (4_000, 10)), "PNG"), "too_long"),
    "a long strip": (lambda: written(Image.new("1", (600, 21_000)), "PNG"), "too_long"),
    "1,500 scans": (lambda: scans(1_500), "too_many_scans"),
    "half a jpeg": (lambda: written(quarters((600, 400)), "JPEG")[:1500], "broken"),
    "half a png": (lambda: written(quarters(), "PNG")[:120], "broken"),
    "half a webp": (lambda: written(quarters(), "WEBP")[:-8], "broken"),
    "a png without its pixels": (lambda: _png(6_000, 6_000, 8, 2, zlib.compress(bytes(100))), "broken"),
    "a jpeg without height": (lambda: _jpeg_that_claims(64, 0), "broken"),
    "a gif without a picture": (lambda: b"GIF89a\x08\0\x08\0\0\0\0;", "broken"),
    "a gif that never begins": (lambda: _gif(8, 8, b"!\xfe" + b"\xff" + b"a" * 255 * 2100 + b"\0"), "broken"),
}
