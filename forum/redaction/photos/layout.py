"""How lines in a photo become a text, and places in that text rectangles again. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.redaction.photos.reading import Line

Rectangle = tuple[float, float, float, float]

# Lines belong together that are no further apart than this many of their heights, down and across.
BELOW, BESIDE = 0.9, 2.0
# "Cashier:" and a name at the other side of the receipt.
BESIDE_A_COLON = 20.0
_LOWER, _UPPER = "a-zà-öø-ÿ", "A-ZÀ-ÖØ-Þ"
# Readers drop spaces: where one belongs for certain, it is put back.
_GAPS = re.compile(
    rf"(?<=[:·|])(?=\w)|(?<=\d)(?=[^\W\d_]{{3}})|(?<=[{_LOWER}]{{2}})(?<!\bMc)(?<!\bMac)(?=[{_UPPER}])"
    r"|(?i:(?<=servedby)|(?<=served by)|(?<=nameis)|(?<=name is)|(?<=servi par)|(?<=servipar)|(?<=servie par)"
    r"|(?<=appelle)|(?<=cashier)|(?<=operator)|(?<=caissier)|(?<=caissiere)|(?<=caissière))(?=[^\W\d_]{3})"
)


@dataclass(frozen=True)
class Block:
    """Rows that stand together, as a part of the text, and the rectangle around them."""

    start: int
    end: int
    around: Rectangle


@dataclass(frozen=True)
class Layout:
    """A text of blocks with an empty line between them; for each character, which line it is of and where it is."""

    text: str
    blocks: tuple[Block, ...]
    letters: tuple[tuple[int, Rectangle] | None, ...]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Layout:
        """Put lines in the order in which a person reads them."""
        text = ""
        blocks: list[Block] = []
        letters: list[tuple[int, Rectangle] | None] = []
        for group in _groups(lines):
            start = len(text)
            for row in _rows(lines, group):
                for place, number in enumerate(row):
                    for letter, where in _mended(lines[number]):
                        text += letter
                        letters.append((number, where) if where else None)
                    text += " " if place + 1 < len(row) else "\n"
                    letters.append(None)
            blocks.append(Block(start, len(text) - 1, around([_rectangle(lines[number]) for number in group])))
            text += "\n"
            letters.append(None)
        return cls(text, tuple(blocks), tuple(letters))

    def rectangles(self, start: int, end: int) -> Iterator[Rectangle]:
        """The rectangles around a stretch of the text, one for each line it is on."""
        found: dict[int, list[Rectangle]] = {}
        for letter in self.letters[start:end]:
            if letter is not None:
                found.setdefault(letter[0], []).append(letter[1])
        for rectangles in found.values():
            yield around(rectangles)

    def joints(self, start: int, end: int) -> Iterator[int]:
        """Where in a row another line begins."""
        before: int | None = None
        for place in range(start, end):
            letter = self.letters[place]
            if letter is not None:
                if before is not None and letter[0] != before:
                    yield place
                before = letter[0]

    def rows(self, block: Block) -> Iterator[tuple[int, int]]:
        """Where the rows of a block begin and end."""
        start = block.start
        for row in self.text[block.start : block.end].split("\n"):
            yield start, start + len(row)
            start += len(row) + 1


def around(rectangles: Sequence[Rectangle]) -> Rectangle:
    """The rectangle around others."""
    left, top = min(x for x, _y, _w, _h in rectangles), min(y for _x, y, _w, _h in rectangles)
    right, low = max(x + w for x, _y, w, _h in rectangles), max(y + h for _x, y, _w, h in rectangles)
    return left, top, right - left, low - top


def _groups(lines: Sequence[Line]) -> list[list[int]]:
    """Gather lines that touch, or nearly do, the topmost group first."""
    left = sorted(range(len(lines)), key=lambda number: lines[number].y)
    groups: list[list[int]] = []
    while left:
        group = [left.pop(0)]
        for one in group:  # grows while it is walked
            near = [other for other in left if _together(lines[one], lines[other])]
            left = [other for other in left if other not in near]
            group += near
        groups.append(group)
    return groups


def _together(one: Line, other: Line) -> bool:
    height = max(one.h, other.h)
    across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
    down = max(one.y, other.y) - min(one.y + one.h, other.y + other.h)
    if _same_row(one, other):
        first = min(one, other, key=lambda line: line.x)
        return across < height * (BESIDE_A_COLON if first.text.rstrip().endswith(":") else BESIDE)
    return across < 0 and down < height * BELOW


def _same_row(one: Line, other: Line) -> bool:
    shared = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return shared > min(one.h, other.h) / 2 and max(one.h, other.h) < 2 * min(one.h, other.h)


def _rows(lines: Sequence[Line], group: Sequence[int]) -> list[list[int]]:
    """The rows of a group from top to bottom, each from left to right."""
    rows: list[list[int]] = []
    for number in sorted(group, key=lambda number: lines[number].y + lines[number].h / 2):
        if rows and _same_row(lines[rows[-1][0]], lines[number]):
            rows[-1].append(number)
        else:
            rows.append([number])
    return [sorted(row, key=lambda number: lines[number].x) for row in rows]


def _mended(line: Line) -> Iterator[tuple[str, Rectangle | None]]:
    """The characters of a line with their rectangles; spaces that the reader dropped have none."""
    gaps = {match.start() for match in _GAPS.finditer(line.text)}
    for place, (letter, where) in enumerate(_letters(line)):
        if place in gaps:
            yield " ", None
        yield letter, where


def _letters(line: Line) -> Iterator[tuple[str, Rectangle]]:
    """Cut words into equal letters; the line itself, when its words are missing."""
    words = line.words if "".join(word.text for word in line.words) == "".join(line.text.split()) else ()
    if not words:
        yield from _cut(line.text, _rectangle(line))
        return
    at = 0
    for word in words:
        start = line.text.index(word.text, at)
        rectangle = word.x, word.y, word.w, word.h
        yield from ((space, rectangle) for space in line.text[at:start])
        yield from _cut(word.text, rectangle)
        at = start + len(word.text)
    yield from ((space, _rectangle(line)) for space in line.text[at:])


def _cut(text: str, where: Rectangle) -> Iterator[tuple[str, Rectangle]]:
    x, y, w, h = where
    for place, letter in enumerate(text):
        yield letter, (x + w * place / len(text), y, w / len(text), h)


def _rectangle(line: Line) -> Rectangle:
    return line.x, line.y, line.w, line.h
