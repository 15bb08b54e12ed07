"""What one writes on when drawing pictures for tests: it knows where each word is."""

import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[1] / "static" / "fonts"


@dataclass(frozen=True)
class DrawnWord:
    """A word and the rectangle around it, in pixels of the picture."""

    text: str
    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True)
class Drawn:
    """A picture, the words in it that tell who somebody is, and the words that must stay readable."""

    image: Image.Image
    names: tuple[DrawnWord, ...]
    others: tuple[DrawnWord, ...]


@dataclass
class Sheet:
    """Something one writes on, that knows where each word is."""

    image: Image.Image
    names: list[DrawnWord] = field(default_factory=list)
    others: list[DrawnWord] = field(default_factory=list)

    @classmethod
    def blank(cls, size: tuple[int, int], colour: str) -> "Sheet":
        """An empty one."""
        return cls(Image.new("RGBA", size, colour))

    def write(
        self,
        x: int,
        y: int,
        text: str,
        size: int,
        ink: str = "#111111",
        *,
        bold: bool = True,
        names: bool | str = False,
    ) -> None:
        """Write a line; `names` says that all of it, or which part of it, tells who somebody is."""
        drawing, face = ImageDraw.Draw(self.image), font(size, bold)
        drawing.text((x, y), text, ink, face)
        private = text if names is True else names or ""
        first = text.find(private) if private else len(text)
        at = 0
        for word in text.split():
            at = text.index(word, at)
            left, top, right, low = drawing.textbbox((x + drawing.textlength(text[:at], face), y), word, face)
            here = DrawnWord(word, round(left), round(top), round(right - left), round(low - top))
            if any(map(str.isalnum, word)):
                (self.names if first <= at < first + len(private) else self.others).append(here)
            at += len(word)

    def middle(self, text: str, size: int, bold: bool = True) -> int:
        """Where a line begins that stands in the middle."""
        return max(4, (self.image.width - round(font(size, bold).getlength(text))) // 2)

    def on(self, ground: Image.Image, place: tuple[int, int], angle: float = 0, scale: float = 1) -> Drawn:
        """Lay it on a ground, turned and enlarged."""
        wide, high = round(self.image.width * scale), round(self.image.height * scale)
        sheet = self.image.resize((wide, high), Image.Resampling.LANCZOS)
        turned = sheet.rotate(angle, Image.Resampling.BICUBIC, expand=True)
        ground.paste(turned, place, turned)

        def moved(word: DrawnWord) -> DrawnWord:
            corners = [(word.x + dx, word.y + dy) for dx in (0, word.w) for dy in (0, word.h)]
            turn = math.radians(-angle)
            spots = []
            for x, y in corners:
                x, y = x * scale - wide / 2, y * scale - high / 2
                spots.append((x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)))
            left = min(x for x, _ in spots) + place[0] + turned.width / 2
            top = min(y for _, y in spots) + place[1] + turned.height / 2
            across = max(x for x, _ in spots) - min(x for x, _ in spots)
            down = max(y for _, y in spots) - min(y for _, y in spots)
            return DrawnWord(word.text, round(left), round(top), round(across), round(down))

        return Drawn(ground.convert("RGB"), tuple(map(moved, self.names)), tuple(map(moved, self.others)))


@cache
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """One of the forum's own fonts."""
    return ImageFont.truetype(str(FONTS / f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"), size)
