"""One known face, the portrait's, pasted into drawn scenes ever smaller: where the engine begins to miss it."""

import random
from collections.abc import Iterator

from PIL import Image, ImageDraw

from tests.bench.photos.pictures import PORTRAIT, PORTRAIT_FACE, Picture, Rect, encoded
from tests.drawn import scenes

HEIGHTS = (12, 16, 20, 24, 32, 48, 64, 96)
# What the second look of the engine sees whole, so that a height here is a height there.
_GROUND = (1280, 960)


def pasted(height: int, count: int, seed: int) -> Iterator[Picture]:
    """Give scenes with the face in it, so many pixels high from chin to hairline, upright; turn them as any picture."""
    chance = random.Random(seed)
    for number, scene in enumerate(scenes(count, seed)):
        ground = scene.image.convert("RGB").resize(_GROUND)
        disc, mask, face = _disc(height)
        x, y = (chance.randrange(0, whole - disc.width) for whole in _GROUND)
        ground.paste(disc, (x, y), mask)
        where = Rect(x + face.x, y + face.y, face.w, face.h)
        yield Picture(f"face of {height} px in scene {number}", encoded(ground), (where,))


def _disc(height: int) -> tuple[Image.Image, Image.Image, Rect]:
    """Cut the head out as a disc, so that no corner of the photograph tells which way is up."""
    with Image.open(PORTRAIT) as image:
        left, top = PORTRAIT_FACE[0] * image.width, PORTRAIT_FACE[1] * image.height
        wide, high = PORTRAIT_FACE[2] * image.width, PORTRAIT_FACE[3] * image.height
        x, y = round(left + wide / 2 - high), round(top + high / 2 - high)
        whole = image.convert("RGB").crop((x, y, x + round(2 * high), y + round(2 * high)))
    side, scale = 2 * height, height / high
    disc, mask = whole.resize((side, side), Image.Resampling.LANCZOS), Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side - 1, side - 1), fill=255)
    return disc, mask, Rect((left - x) * scale, (top - y) * scale, wide * scale, high * scale)
