"""How many faces and names in photos stay uncovered, how much is covered too much, and what it costs.

    python -m tests.bench.photos [--pictures FOLDER --boxes FILE] [--haar CASCADE --haar-python PYTHON] [--show]

`--boxes` is JSON: {"path in the folder": [[x, y, w, h], …]} in pixels of the upright picture, an empty list for a
picture without people; faces under 8 px are left out. Any public set will do once its boxes are written that way.
Without a folder: the portrait, and drawn scenes without people, which say little. `pasted` puts the portrait's face
into drawn scenes ever smaller, which says where the search ends, and nothing about other faces. A face counts as
covered when 70 % of its box is painted. `--haar` adds OpenCV's cascade as rows of the same tables (haar.py says where
to find it). In brackets: 95 % Wilson intervals.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from forum import create_app
from forum.config import Settings
from tests.bench.photos import tables
from tests.bench.photos.cost import costs
from tests.bench.photos.counting import measure
from tests.bench.photos.finders import Finder, Haar, Redress
from tests.bench.photos.pasted import HEIGHTS, pasted
from tests.bench.photos.pictures import Picture, from_folder, our_own
from tests.bench.photos.words import measure_words
from tests.drawn import badges, receipts

_PARTS = ("pictures", "pasted", "words", "cost")
_SCENES = 8


def main() -> None:
    """Let every finder look at every picture, and print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder, _empty_forum(Path(folder)).app_context():
        if "pictures" in options.parts:
            _pictures(options)
        if "pasted" in options.parts:
            _pasted(options)
        if "words" in options.parts:
            _words(options)
        if "cost" in options.parts:
            _print(tables.cost_lines(costs(options.rounds)))


def _empty_forum(folder: Path) -> Flask:
    """A forum with nobody on its roster: names in photos are judged as on its first day."""
    environment = {"FORUM_INSTANCE": str(folder / "instance"), "FORUM_SEARCH_INDEX": str(folder / "index")}
    app = create_app(Settings.from_environment(environment))
    with app.app_context():
        upgrade()
    return app


def _pictures(options: argparse.Namespace) -> None:
    pictures = _chosen(options)
    say = _say if options.show else None
    rows = [
        (finder.name, degrees, measure(pictures, finder, degrees, say))
        for finder in _finders(options)
        for degrees in options.turns
    ]
    _print(tables.picture_lines(rows))
    _print(tables.size_lines(rows))


def _pasted(options: argparse.Namespace) -> None:
    rows = [
        (height, finder.name, degrees, measure(pasted(height, _SCENES, options.seed), finder, degrees))
        for finder in _finders(options)
        for degrees in options.turns
        for height in HEIGHTS
    ]
    _print(tables.pasted_lines(rows))


def _chosen(options: argparse.Namespace) -> list[Picture]:
    if options.pictures:
        return list(from_folder(Path(options.pictures), Path(options.boxes)))
    return list(our_own(options.drawn, options.seed))


def _finders(options: argparse.Namespace) -> list[Finder]:
    haar = [Haar(options.haar_python, options.haar)] if options.haar else []
    return [Redress(options.read), *haar]


def _words(options: argparse.Namespace) -> None:
    say = _say if options.show else None
    kinds = (("badges", badges), ("receipts", receipts))
    # Measured before the table begins, or mistakes would stand inside it.
    counted = [(kind, measure_words(draw(options.drawn, options.seed), say)) for kind, draw in kinds if options.drawn]
    _print(tables.word_lines(counted))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", metavar="FOLDER", help="pictures with and without people")
    parser.add_argument("--boxes", metavar="FILE", help="JSON: the boxes of the faces in each picture")
    parser.add_argument("--read", action="store_true", help="read the letters in those pictures too")
    parser.add_argument("--turns", type=int, nargs="*", default=[0, 90, 180, 270], choices=(0, 90, 180, 270))
    parser.add_argument("--haar", metavar="CASCADE", help="an XML file of OpenCV's")
    parser.add_argument("--haar-python", metavar="PYTHON", default=sys.executable, help="a Python with OpenCV 4")
    parser.add_argument("--drawn", type=int, default=48, help="how many badges, receipts and scenes are drawn")
    parser.add_argument("--seed", type=int, default=2_026, help="other badges, receipts and scenes")
    parser.add_argument("--rounds", type=int, default=3, help="how often each size of photo is measured")
    parser.add_argument("--parts", nargs="*", default=list(_PARTS), choices=_PARTS)
    parser.add_argument("--show", action="store_true", help="print every mistake")
    options = parser.parse_args()
    if bool(options.pictures) != bool(options.boxes):
        parser.error("--pictures and --boxes come together")
    return options


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)
    _say("")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
