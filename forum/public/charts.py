"""The geometry of small charts that are drawn on the server: pure numbers, so that the picture and its table agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

LEFT, RIGHT, TOP, BOTTOM = 52.0, 340.0, 10.0, 180.0
STEPS = (1, 2, 5, 10)
LINES = 2
ROW, LONGEST = 48, 260.0


@dataclass(frozen=True)
class Line:
    """A line of the grid, and the value it stands for."""

    y: float
    value: float


@dataclass(frozen=True)
class Mark:
    """What is drawn for one month: a value between a low and a high one, or nothing but the month's name."""

    x: float
    name: str
    y: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Chart:
    """A picture of 344 by 210 points."""

    lines: Sequence[Line]
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Row:
    """One bar of several below each other."""

    y: int
    name: str
    number: int
    width: float


@dataclass(frozen=True)
class Point:
    """What is known of one month; None where there was too little to say anything."""

    name: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


def drawn(points: Sequence[Point]) -> Chart:
    """Place points beside each other, on a scale from nothing to a round number above the highest."""
    top = rounded_up(max((one.high or one.value or 0.0) for one in points))
    width = (RIGHT - LEFT) / len(points)
    lines = [Line(_y(top * step / LINES, top), top * step / LINES) for step in range(LINES + 1)]
    marks = [_mark(one, LEFT + width * (place + 0.5), top) for place, one in enumerate(points)]
    return Chart(lines, marks)


def rows(numbers: Sequence[tuple[str, int]]) -> list[Row]:
    """Place bars below each other, as long as their numbers."""
    most = max((number for _name, number in numbers), default=0) or 1
    return [
        Row(place * ROW, name, number, round(max(1.0, LONGEST * number / most), 1))
        for place, (name, number) in enumerate(numbers)
    ]


def fair(share: float) -> float:
    """A share with two digits: more would pretend to know more."""
    return round(share, 1 - floor(log10(share))) if share > 0 else 0.0


def rounded_up(value: float) -> float:
    """The next number of 1, 2, 5, 10, 20, 50 … that is not smaller."""
    if value <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(value))
    return float(next((step * unit for step in STEPS if step * unit >= value * 0.999), ceil(value)))


def _mark(one: Point, x: float, top: float) -> Mark:
    def y(value: float | None) -> float | None:
        return None if value is None else _y(value, top)

    return Mark(round(x, 1), one.name, y(one.value), y(one.low), y(one.high))


def _y(value: float, top: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / top, 1)
