"""Pictures with boxes around their faces: from a folder, or our own."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from tests.drawn import scenes

PORTRAIT = Path(__file__).parents[2] / "pictures" / "portrait.jpg"
# Where the face is in it, as shares of width and height: chin to hairline.
PORTRAIT_FACE = (0.355, 0.129, 0.156, 0.227)
SMALLEST = 8
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


@dataclass(frozen=True)
class Rect:
    """Left, top, width and height in pixels of the upright picture."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class Picture:
    """A file, and every face in it that is high enough to tell who somebody is."""

    name: str
    file: bytes
    faces: tuple[Rect, ...]


def from_folder(folder: Path, boxes: Path) -> Iterator[Picture]:
    """Give each picture that the JSON file names: `{"path": [[x, y, w, h], …]}`, an empty list if nobody is in it."""
    for name, rects in sorted(json.loads(boxes.read_text(encoding="utf-8")).items()):
        faces = tuple(rect for rect in (Rect(*numbers) for numbers in rects) if rect.h >= SMALLEST)
        # Whoever is too small to be told is still no reason to call a picture free of faces.
        if faces or not rects:
            yield Picture(name, (folder / name).read_bytes(), faces)


def our_own(count: int, seed: int) -> Iterator[Picture]:
    """Give the portrait, and drawn scenes without people."""
    with Image.open(PORTRAIT) as image:
        x, y, w, h = PORTRAIT_FACE
        face = Rect(x * image.width, y * image.height, w * image.width, h * image.height)
    yield Picture("portrait", PORTRAIT.read_bytes(), (face,))
    for number, scene in enumerate(scenes(count, seed)):
        yield Picture(f"scene {number}", encoded(scene.image), ())


def turned(picture: Picture, degrees: int) -> Picture:
    """Turn a picture against the clock, with its boxes; 0 leaves the bytes as they are."""
    if not degrees:
        return picture
    with Image.open(io.BytesIO(picture.file)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    faces = tuple(_turned(face, degrees, upright.width, upright.height) for face in picture.faces)
    return Picture(picture.name, encoded(upright.transpose(_TURNS[degrees])), faces)


def _turned(face: Rect, degrees: int, width: int, height: int) -> Rect:
    if degrees == 90:
        return Rect(face.y, width - face.x - face.w, face.h, face.w)
    if degrees == 180:
        return Rect(width - face.x - face.w, height - face.y - face.h, face.w, face.h)
    return Rect(height - face.y - face.h, face.x, face.h, face.w)


def encoded(image: Image.Image) -> bytes:
    """Give a picture as a JPEG file that loses hardly anything."""
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=95)
    return buffer.getvalue()
