"""How much the redaction rules leave, and how much they take too much.

    python -m tests.bench.redaction [--names FILE …] [--clean FILE …] [--keep FILE] [--others PYTHON] [--show]

Our own held-out texts are always read. `--names` files hold JSON lines with `text` and `spans` ([start, end, label];
PERSON are the names); `--clean` files hold texts in which every name is already masked, so that nearly every strike of
a name is wrong. `--others` is a Python with presidio-analyzer and scrubadub (others.py says how to make one); they and
our name lists alone become rows of the same table. In brackets: 95 % Wilson intervals.
"""

import argparse
import sys
from pathlib import Path

from forum.redaction.rules import KeepWords, keep_from_text
from tests.bench.redaction import tables
from tests.bench.redaction.counting import Figures, measure
from tests.bench.redaction.finders import Finder, ListsAlone, Other, Rules
from tests.bench.redaction.rosters import disguises, long_roster
from tests.bench.redaction.texts import HELD_OUT, KEEP, marked_texts

_GROUPS = ("texts", "tool", "language", "written", "names", "left after strike %", "left after strike or doubt %")
_NOTHING = KeepWords.build(())
_WITH_KEEP = "Redress, words to keep"


def main() -> None:
    """Let every tool read every file, and print the tables."""
    options = _options()
    rules = Rules(_NOTHING)
    others = _others(options)
    pools: dict[tuple[str, str], Figures] = {}
    _say(tables.heading())
    for name, path, keep in _sets(options):
        texts = marked_texts(path, None if name in HELD_OUT else options.half, options.at_most)
        with_keep = [Rules(_keep(keep), _WITH_KEEP)] if keep else []
        for finder in [rules, *with_keep, *others]:
            figures = Figures()
            into = [figures, *_pools(pools, name, finder.name, options)]
            show = finder is rules and (options.show_held_out if name in HELD_OUT else options.show)
            measure(texts, finder, into, _say if show else None)
            _say(tables.line(name, finder.name, figures))
            if show:
                _say(f"   wrong strikes by reason: {dict(figures.reasons.most_common())}")
    _more(options, [rules, *others[1:]], pools)


def _more(options: argparse.Namespace, finders: list[Finder], pools: dict[tuple[str, str], Figures]) -> None:
    """Print names by language and casing, what was wrong by kind, disguises, a long roster, and memory."""
    _say("\n" + tables.heading(_GROUPS))
    for (pool, tool), figures in pools.items():
        for line in tables.group_lines(pool, tool, figures.groups):
            _say(line)
    _say("\n" + "\n".join(tables.kind_lines(pools)))
    caught = disguises(_NOTHING, _say if options.show_held_out else None)
    _say("\n" + "\n".join(tables.disguise_lines(caught, options.show_held_out)))
    keep = _keep(Path(options.keep)) if options.keep else _NOTHING
    for path in map(Path, options.clean if options.roster_size else []):
        texts = marked_texts(path, options.half, options.at_most)
        _say("\n" + "\n".join(tables.roster_lines(path.stem, long_roster(options.roster_size, keep, texts))))
    _say("\n" + "\n".join(tables.memory_lines(finders)))


def _sets(options: argparse.Namespace) -> list[tuple[str, Path, Path | None]]:
    """Give each set's name, its file, and the words to keep: ours for our own texts, the given ones for others."""
    given = Path(options.keep) if options.keep else None
    own = [(name, path, KEEP) for name, path in HELD_OUT.items()]
    return [*own, *((Path(path).stem, Path(path), given) for path in [*options.names, *options.clean])]


def _pools(pools: dict[tuple[str, str], Figures], name: str, tool: str, options: argparse.Namespace) -> list[Figures]:
    """Our own texts make one pool; all texts together another, with words to keep only if there are some for all."""
    keys = [("own", tool)] if name in HELD_OUT else []
    keys += [("all", tool)] if tool != _WITH_KEEP or options.keep else []
    return [pools.setdefault(key, Figures()) for key in keys]


def _others(options: argparse.Namespace) -> list[Finder]:
    tools = [Other(options.others, tool) for tool in ("presidio", "scrubadub")] if options.others else []
    return [ListsAlone(), *tools]


def _keep(path: Path) -> KeepWords:
    return KeepWords.build(keep_from_text(path.read_text(encoding="utf-8")))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", nargs="*", default=[], metavar="FILE", help="JSON lines with text and spans")
    parser.add_argument("--clean", nargs="*", default=[], metavar="FILE", help="JSON lines whose names are masked")
    parser.add_argument("--keep", metavar="FILE", help="the operator's words to keep, one per line")
    parser.add_argument("--others", metavar="PYTHON", help="a Python with presidio-analyzer and scrubadub")
    parser.add_argument("--roster-size", type=int, default=10_000, help="invented names, for --clean; 0 for none")
    parser.add_argument("--half", choices=("even", "odd"), help="only every second line of the files given")
    parser.add_argument("--at-most", type=int, default=0, help="only so many lines of each file")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument(
        "--show-held-out", action="store_true", help="in our own texts too, held out no more from then on"
    )
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
