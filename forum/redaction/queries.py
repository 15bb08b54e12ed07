"""Reading the state of the roster, and what decisions taught: counts only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from forum.extensions import db
from forum.redaction.models import ReadPost, RedactionLesson, RosterName
from forum.redaction.rules.lessons import Outcome


@dataclass(frozen=True)
class OutcomeCount:
    """How often one thing was said about places that were found for one reason."""

    language: str
    kind: str
    reason: str
    outcome: Outcome
    number: int


@dataclass(frozen=True)
class ReadCount:
    """How many posts of a language persons read and published, and what the machine had got wrong in them."""

    language: str
    posts: int
    missed: int
    wrongly_struck: int
    unmarked: int
    unmarked_missed: int
    words: int


@dataclass(frozen=True)
class LastRead:
    """The last posts of a language that persons read: how many, since when, and in how many a name was missed."""

    posts: int
    missed: int
    since: date | None


@dataclass(frozen=True)
class Period:
    """Which decisions are counted: from a day to a day, both included, in one language or all."""

    since: date | None = None
    until: date | None = None
    language: str = ""


def roster_state() -> tuple[int, datetime | None]:
    """How many names are on the roster and when it last changed: two equal answers mean the same roster."""
    count, changed_at = db.session.execute(select(func.count(), func.max(RosterName.changed_at))).one()
    return int(count), changed_at


def outcomes(of: Period) -> list[OutcomeCount]:
    """What was decided about each place that was proposed or marked by hand."""
    what = (RedactionLesson.language, RedactionLesson.kind, RedactionLesson.reason, RedactionLesson.outcome)
    wanted = _within(select(*what, func.count()), RedactionLesson, of).group_by(*what).order_by(*what)
    found = db.session.execute(wanted)
    return [OutcomeCount(where, kind, why, Outcome(said), number) for where, kind, why, said, number in found]


def readings(of: Period) -> list[ReadCount]:
    """How many posts persons read, by language."""
    post = ReadPost
    counted = (
        func.count(),
        func.count().filter(post.name_missed),
        func.count().filter(post.wrongly_struck),
        func.count().filter(post.marked.is_(False)),
        func.count().filter(post.marked.is_(False), post.name_missed),
        func.coalesce(func.sum(post.words), 0),
    )
    wanted = _within(select(post.language, *counted), post, of).group_by(post.language).order_by(post.language)
    return [ReadCount(*row) for row in db.session.execute(wanted)]


def last_read(language: str, most: int) -> LastRead:
    """The last posts of a language that were read; those of one day have no order, and need none."""
    wanted = select(ReadPost.day, ReadPost.name_missed).where(ReadPost.language == language)
    rows = db.session.execute(wanted.order_by(ReadPost.day.desc(), ReadPost.id).limit(most)).all()
    return LastRead(len(rows), sum(row.name_missed for row in rows), rows[-1].day if rows else None)


def lessons_with_words(language: str = "") -> Sequence[RedactionLesson]:
    """Every lesson that says what stood around a place, in an order that tells nothing."""
    wanted = _within(select(RedactionLesson), RedactionLesson, Period(language=language))
    return [row for row in db.session.scalars(wanted.order_by(RedactionLesson.id)) if row.seen]


def _within(wanted: Select[Any], model: type[ReadPost | RedactionLesson], of: Period) -> Select[Any]:
    if of.since is not None:
        wanted = wanted.where(model.day >= of.since)
    if of.until is not None:
        wanted = wanted.where(model.day <= of.until)
    return wanted.where(model.language == of.language) if of.language else wanted
