"""What was counted, as Markdown."""

from collections.abc import Iterable, Sequence

from tests.bench.redaction.counting import Figures, Left, wilson
from tests.bench.redaction.finders import CONTACT, DESCRIPTION, NAME, Finder
from tests.bench.redaction.memory import resident
from tests.bench.redaction.rosters import Disguises, LongRoster

_COLUMNS = (
    "texts",
    "tool",
    "posts",
    "names",
    "left after strike %",
    "left after strike or doubt %",
    "contacts",
    "left after strike %",
    "left after strike or doubt %",
    "words wrongly struck per 1,000",
    "words wrongly marked per 1,000",
    "posts wrongly struck %",
    "posts wrongly marked %",
    "ms per kB",
)


def heading(columns: Sequence[str] = _COLUMNS) -> str:
    """Give the first two lines of a table."""
    return f"{row(columns)}\n|{'---|' * len(columns)}"


def row(cells: Iterable[object]) -> str:
    """Give one line of a table."""
    return "| " + " | ".join(map(str, cells)) + " |"


def share(hits: int, of: int) -> str:
    """Give a share in per cent with its 95 % interval."""
    middle, low, high = wilson(hits, of)
    return f"{middle:.1f} ({low:.1f}–{high:.1f})" if of else "–"


def line(texts: str, tool: str, figures: Figures) -> str:
    """Give one set read by one tool."""
    names, contacts = figures.names, figures.contacts
    return row(
        (
            texts,
            tool,
            f"{figures.posts:,}",
            f"{names.of:,}",
            share(names.by_strike, names.of),
            share(names.by_both, names.of),
            contacts.of,
            share(contacts.by_strike, contacts.of),
            share(contacts.by_both, contacts.of),
            f"{1000 * figures.struck.words / max(1, figures.words):.2f}",
            f"{1000 * figures.marked.words / max(1, figures.words):.2f}",
            share(figures.struck.posts, figures.posts),
            share(figures.marked.posts, figures.posts),
            f"{1e6 * figures.seconds / max(1, figures.bytes):.2f}",
        )
    )


def group_lines(texts: str, tool: str, groups: dict[tuple[str, str], Left]) -> Iterable[str]:
    """Give names by language and casing; one line is enough for a tool that finds none."""
    every = Left(
        of=sum(left.of for left in groups.values()),
        by_strike=sum(left.by_strike for left in groups.values()),
        by_both=sum(left.by_both for left in groups.values()),
    )
    shown = sorted(groups.items()) if every.by_both < every.of else [(("all", "all"), every)]
    for (language, casing), left in shown if every.of else ():
        shares = (share(left.by_strike, left.of), share(left.by_both, left.of))
        yield row((texts, tool, language, casing, left.of, *shares))


def kind_lines(pools: dict[tuple[str, str], Figures]) -> Iterable[str]:
    """Give how many spans were wrong, by kind."""
    yield heading(("texts", "tool", "kind", "wrong strikes", "wrong doubts"))
    for (pool, tool), figures in pools.items():
        for kind in (NAME, CONTACT, DESCRIPTION):
            counts = (figures.kinds[kind, True], figures.kinds[kind, False])
            if any(counts):
                yield row((pool, tool, kind, *counts))


def memory_lines(finders: Iterable[Finder]) -> Iterable[str]:
    """Give the memory of each tool's process; of this one also with all texts read and still held."""
    yield heading(("tool", "MB before its lists and models", "MB after"))
    for finder in finders:
        yield row((finder.name, f"{finder.before:.0f}", f"{finder.after:.0f}"))
    yield row(("Redress, with this benchmark, after every text", "", f"{resident():.0f}"))


def disguise_lines(counted: Disguises, kinds: bool = False) -> Iterable[str]:
    """Give the disguises caught; by kind only when asked, for these are held out."""

    def caught(left: Left) -> tuple[str, str]:
        return share(left.of - left.by_strike, left.of), share(left.of - left.by_both, left.of)

    yield heading(("disguises", "N", "struck %", "struck or doubt %"))
    yield row(("with the roster", counted.left.of, *caught(counted.left)))
    yield row(("the same without it", counted.alone.of, *caught(counted.alone)))
    for how, left in sorted(counted.kinds.items()) if kinds else ():
        yield row((how, left.of, *caught(left)))
    yield row(
        (
            "traps, wrongly",
            counted.traps,
            share(counted.traps_struck, counted.traps),
            share(counted.traps_marked, counted.traps),
        )
    )


def roster_lines(name: str, counted: LongRoster) -> Iterable[str]:
    """Give what a long roster added."""
    yield heading(
        ("texts", "names on the roster", "posts", "posts wrongly struck %", "posts wrongly marked %", "ms per kB", "MB")
    )
    yield row(
        (
            name,
            f"{counted.size:,}",
            f"{counted.posts:,}",
            share(counted.struck.posts, counted.posts),
            share(counted.marked.posts, counted.posts),
            f"{1e6 * counted.seconds / max(1, counted.bytes):.2f}",
            f"{counted.megabytes:.0f}",
        )
    )
