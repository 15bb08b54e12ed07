"""From a file to an upright picture on white, and from that to the copies that may be shown. Runs in the child only."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor

from PIL import GifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from forum.redaction.photos.files import MOST_PIXELS, Header, Refused
from forum.redaction.photos.sizes import LARGE, SMALL, fitted

# The long side of the picture that is looked at.
LOOKED_AT = 2048
# A JPEG is decoded at a half, a quarter or an eighth of its size, as long as that leaves so many pixels to look at.
_ENOUGH = 1920
_COVER = (45, 48, 53)
_WHITE = (255, 255, 255)
# Profiles of phones and printers; more than this carries something else.
_MOST_PROFILE = 2 << 20
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# The opener of a kind is called by name: asking every plug-in would let a file choose its decoder.
_OPENERS: dict[str, type[ImageFile.ImageFile]] = {
    "jpeg": JpegImagePlugin.JpegImageFile,
    "png": PngImagePlugin.PngImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
    "gif": GifImagePlugin.GifImageFile,
}

Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True)
class Picture:
    """A photo as a person sees it: RGB, upright, on white, scaled down; and how large the original is that way."""

    image: Image.Image
    width: int
    height: int

    def covered(self, boxes: Iterable[Rectangle]) -> Picture:
        """The same picture with these rectangles painted over; they are in pixels of the original."""
        return self._painted(self.image.copy(), boxes)

    def copies(self, boxes: Iterable[Rectangle]) -> dict[str, bytes]:
        """The four files that may be shown, each written from pixels and nothing else."""
        boxes = list(boxes)
        covered = self.covered(boxes)
        large = covered.fitted(LARGE, boxes)
        small = large.fitted(SMALL, boxes)
        return {
            f"{side}.{kind}": encoded(made.image, kind)
            for side, made in ((LARGE, large), (SMALL, small))
            for kind in ("webp", "jpg")
        }

    def fitted(self, longest: int, boxes: Iterable[Rectangle] = ()) -> Picture:
        """A smaller picture, never a larger one; covers are painted again, since scaling softens their edges."""
        return self._painted(_fitted(self.image, longest), boxes)

    def _painted(self, image: Image.Image, boxes: Iterable[Rectangle]) -> Picture:
        """Paint every pixel of a scaled picture that one of these rectangles of the original touches."""
        across, down = image.width / self.width, image.height / self.height
        for x, y, w, h in boxes:
            left, top = max(0, floor(x * across)), max(0, floor(y * down))
            right, low = min(image.width, ceil((x + w) * across)), min(image.height, ceil((y + h) * down))
            if right > left and low > top:
                image.paste(_COVER, (left, top, right, low))
        return Picture(image, self.width, self.height)


def opened(data: bytes, header: Header) -> Picture:
    """Decode a file as its header said. Raises Refused, MemoryError."""
    try:
        return _upright(_OPENERS[header.kind](BytesIO(data)), header)
    except (Refused, MemoryError):
        raise
    except Exception as broken:  # decoders raise whatever comes to their mind
        raise Refused("broken") from broken


def prepare() -> None:
    """Set the decoders' own limits, behind ours."""
    Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def encoded(image: Image.Image, kind: str) -> bytes:
    """Write RGB pixels as "webp" or "jpg", from a buffer that has never known anything but pixels."""
    written = BytesIO()
    fresh = Image.frombytes("RGB", image.size, image.tobytes())
    if kind == "webp":
        fresh.save(written, "WEBP", quality=80, method=2, exif=b"", xmp=b"", icc_profile=None)
    else:
        fresh.save(written, "JPEG", quality=84, exif=b"", icc_profile=None)
    return written.getvalue()


def _upright(image: ImageFile.ImageFile, header: Header) -> Picture:
    """1. the promised size, 2. few pixels, 3. eight bits a colour, 4. on white, 5. upright."""
    if image.size != (header.width, header.height):
        raise Refused("broken")
    if header.kind == "jpeg":
        _decode_smaller(image)
    image.load()
    # A PNG may speak of these behind its pixels.
    turn, profile = _turn(image), image.info.get("icc_profile")
    flat = _on_white(_in_srgb(_fitted(_in_eight_bits(image), LOOKED_AT), profile))
    if turn is None:
        return Picture(flat, header.width, header.height)
    sides = (header.height, header.width) if turn in _SIDEWAYS else (header.width, header.height)
    return Picture(flat.transpose(turn), *sides)


_SIDEWAYS = {_TURNS[orientation] for orientation in (5, 6, 7, 8)}


def _turn(image: ImageFile.ImageFile) -> Image.Transpose | None:
    """How to turn it upright; a note that cannot be read turns nothing, since viewers do not either."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except MemoryError:
        raise
    except Exception:
        return None


def _decode_smaller(image: ImageFile.ImageFile) -> None:
    for part in (8, 4, 2):
        if max(image.size) // part >= _ENOUGH:
            image.draft(None, (image.width // part, image.height // part))
            return


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Make it RGB, RGBA, CMYK or grey; 16 bits are scaled, since cut off they would be white."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L"):
        return image.point(lambda value: value * (1 / 257) + 0).convert("L")
    if image.mode in ("P", "1", "L", "RGB") and "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in ("P", "1"):
        return image.convert("RGB")
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return image
    raise Refused("broken")


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Follow a colour profile that is what it says; one that is not is left out, as most viewers do."""
    if not isinstance(profile, bytes) or len(profile) > _MOST_PROFILE or profile[16:20] != _SPACES.get(image.mode):
        return image
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        followed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return followed or image


_SPACES = {"RGB": b"RGB ", "CMYK": b"CMYK"}


def _on_white(image: Image.Image) -> Image.Image:
    """What is transparent becomes white, and the colours that lay under it are gone."""
    if image.mode not in ("RGBA", "LA"):
        return image.convert("RGB")
    flat = Image.new("RGB", image.size, _WHITE)
    flat.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return flat


def _fitted(image: Image.Image, longest: int) -> Image.Image:
    size = fitted(*image.size, longest)
    if size == image.size:
        return image.copy()
    return image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
