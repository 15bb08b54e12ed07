"""What persons decided about removals over any period: counted by language, kind and rule, each share with its
interval; as a table to read, and as one object for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.redaction import queries
from forum.redaction.queries import OutcomeCount, Period, ReadCount
from forum.redaction.rules.lessons import Outcome
from forum.redaction.rules.shares import Counted

LANGUAGES = {"en": "English", "fr": "French"}
COLUMNS = ("undone, of what was struck", "confirmed, of the doubts")


@dataclass(frozen=True)
class Tally:
    """How places of one sort turned out."""

    said: Counter[Outcome] = field(default_factory=Counter)

    @property
    def proposed(self) -> int:
        """How many places the machine showed, struck or doubtful."""
        return self.struck + self.doubts

    @property
    def struck(self) -> int:
        """How many places it would have removed by itself."""
        return self.said[Outcome.kept] + self.said[Outcome.undone]

    @property
    def doubts(self) -> int:
        """How many places it asked about."""
        return self.said[Outcome.confirmed] + self.said[Outcome.dismissed]

    @property
    def added(self) -> int:
        """How many places a person had to mark by hand."""
        return self.said[Outcome.added]

    @property
    def undone(self) -> Counted:
        """Of what was struck, how much a person put back."""
        return Counted(self.said[Outcome.undone], self.struck)

    @property
    def confirmed(self) -> Counted:
        """Of the doubts, how many a person took out."""
        return Counted(self.said[Outcome.confirmed], self.doubts)

    @property
    def dismissed(self) -> Counted:
        """Of the doubts, how many a person left."""
        return Counted(self.said[Outcome.dismissed], self.doubts)

    @property
    def missed(self) -> Counted:
        """Of all that went, how much the machine had not seen."""
        return Counted(self.added, self.said[Outcome.kept] + self.said[Outcome.confirmed] + self.added)


@dataclass(frozen=True)
class Report:
    """Everything that is known of a period."""

    of: Period
    posts: Sequence[ReadCount]
    counts: Sequence[OutcomeCount]

    def by(self, *names: str) -> dict[tuple[str, ...], Tally]:
        """Tallies by language, kind or reason, or several of them; the largest first."""
        found: dict[tuple[str, ...], Tally] = {}
        for one in self.counts:
            key = tuple(str(getattr(one, name)) for name in names)
            found.setdefault(key, Tally()).said[one.outcome] += one.number
        return dict(sorted(found.items(), key=lambda pair: (-pair[1].said.total(), pair[0])))

    @property
    def whole(self) -> Tally:
        """All of them together."""
        return self.by().get((), Tally())


def report(of: Period) -> Report:
    """Count what was decided in a period."""
    return Report(of, queries.readings(of), queries.outcomes(of))


def as_object(told: Report) -> dict[str, Any]:
    """The same for programs."""
    return {
        "from": told.of.since.isoformat() if told.of.since else None,
        "to": told.of.until.isoformat() if told.of.until else None,
        "language": told.of.language or None,
        "posts": [_posts_object(one) for one in told.posts],
        "all": _object(told.whole),
        "by_language": _objects(told, "language"),
        "by_kind": _objects(told, "kind"),
        "by_rule": _objects(told, "reason"),
        "by_kind_rule_language": _objects(told, "kind", "reason", "language"),
    }


def as_text(told: Report) -> Iterator[str]:
    """Lines to read on a terminal."""
    yield f"What persons decided about removals{_period(told.of)}. Ranges are 95 % intervals (Wilson)."
    yield "A doubt that was not confirmed was dismissed."
    if not told.posts:
        yield "No post was read and published in this time."
        return
    yield ""
    yield from table(
        (
            "posts that were read",
            "with a missed name",
            "wrongly struck",
            "missed, of those without a mark",
            "words, about",
        ),
        [_posts_row(one) for one in told.posts],
    )
    for title, name in (("by language", "language"), ("by kind", "kind")):
        yield ""
        yield from table((title, *COLUMNS, "added by hand, of all that went"), _rows(told.by(name)))
    for title, names in (("by rule", ("reason",)), ("by kind, rule and language", ("kind", "reason", "language"))):
        yield ""
        yield from table((title, *COLUMNS, "added by hand"), _rows_of_rules(told.by(*names)))


def _period(of: Period) -> str:
    since = f" from {of.since:%Y-%m-%d}" if of.since else ""
    until = f" to {of.until:%Y-%m-%d}" if of.until else ""
    return f"{since}{until}{', ' + LANGUAGES[of.language] if of.language else ''}"


def _posts_row(one: ReadCount) -> Sequence[str]:
    return (
        LANGUAGES.get(one.language, one.language),
        share(Counted(one.missed, one.posts)),
        share(Counted(one.wrongly_struck, one.posts)),
        share(Counted(one.unmarked_missed, one.unmarked)),
        str(one.words),
    )


def _rows(tallies: Mapping[tuple[str, ...], Tally]) -> list[Sequence[str]]:
    return [
        (LANGUAGES.get(name, name), share(one.undone), share(one.confirmed), share(one.missed))
        for (name,), one in tallies.items()
    ]


def _rows_of_rules(tallies: Mapping[tuple[str, ...], Tally]) -> list[Sequence[str]]:
    """What no rule found belongs to none, so here it is only counted."""
    return [
        (", ".join(names), share(one.undone), share(one.confirmed), str(one.added) if one.added else "-")
        for names, one in tallies.items()
    ]


def share(of: Counted) -> str:
    """Write “3 of 41, 7.3 % (2.5–19.4)”; nothing can be said of none."""
    if not of.of:
        return "-"
    low, high = of.between
    return f"{of.hits} of {of.of}, {of.share * 100:.1f} % ({low * 100:.1f}–{high * 100:.1f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines with the cells of each column below each other."""
    lines = [head, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _posts_object(one: ReadCount) -> dict[str, Any]:
    return {
        "language": one.language,
        "read": one.posts,
        "words": one.words,
        "with_missed_name": _shares(Counted(one.missed, one.posts)),
        "with_wrong_strike": _shares(Counted(one.wrongly_struck, one.posts)),
        "unmarked_with_missed_name": _shares(Counted(one.unmarked_missed, one.unmarked)),
    }


def _objects(told: Report, *names: str) -> list[dict[str, Any]]:
    words = ["rule" if name == "reason" else name for name in names]
    found = [{**dict(zip(words, key, strict=True)), **_object(one)} for key, one in told.by(*names).items()]
    if "reason" in names:  # what no rule found belongs to none
        for one in found:
            del one["missed"]
    return found


def _object(one: Tally) -> dict[str, Any]:
    return {
        "proposed": one.proposed,
        "struck": one.struck,
        "undone": _shares(one.undone),
        "doubts": one.doubts,
        "confirmed": _shares(one.confirmed),
        "dismissed": _shares(one.dismissed),
        "added_by_hand": one.added,
        "missed": _shares(one.missed),
    }


def _shares(of: Counted) -> dict[str, Any]:
    if not of.of:
        return {"count": of.hits, "n": 0, "share": None, "low": None, "high": None}
    low, high = of.between
    return {"count": of.hits, "n": of.of, "share": round(of.share, 5), "low": round(low, 5), "high": round(high, 5)}
