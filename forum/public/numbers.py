"""What the public may know of how this forum does: counted from public facts and decisions, each with its interval."""

import json
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Text, and_, cast, func, literal, select, union_all

from forum import clock
from forum.answers.models import Answer, Resolution
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import ENDED, Progress, Publication
from forum.extensions import db
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.rules import Act
from forum.public.archives import Month, month_of
from forum.public.charts import Chart, Point, drawn
from forum.public.rules import quantile
from forum.redaction import queries as redaction
from forum.redaction.rules.lessons import Outcome
from forum.redaction.rules.shares import Counted

# Below, a share would say more about chance than about us.
FEWEST = 20
# What persons corrected is told from here on: of a few posts it would tell which one it was.
FEWEST_READ = 30
MONTHS, CHECKS = 6, 5_000
# Counting everything takes a moment, and nobody needs it by the minute.
KEPT = timedelta(minutes=10)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Share(Counted):
    """So many of so many, told only when they are enough."""

    fewest: int = FEWEST

    @property
    def told(self) -> bool:
        """Whether there are enough to say a share."""
        return self.of >= self.fewest

    def point(self, name: str) -> Point:
        """Its place in a chart."""
        if not self.told:
            return Point(name)
        return Point(name, self.share, *self.between)


@dataclass(frozen=True)
class Waits:
    """How long texts waited to be read, of the last ones that were."""

    count: int
    median: timedelta | None = None
    most: timedelta | None = None

    @property
    def told(self) -> bool:
        """Whether there are enough to say anything."""
        return self.count >= FEWEST

    def point(self, name: str) -> Point:
        """Its place in a chart, in hours: the median, up to what nine in ten waited."""
        if not self.told or self.median is None or self.most is None:
            return Point(name)
        return Point(name, self.median / HOUR, high=self.most / HOUR)


@dataclass(frozen=True)
class OfMonth:
    """One line of the tables by month."""

    month: Month
    slipped: Share
    waits: Waits


@dataclass(frozen=True)
class Corrected:
    """What persons who read posts of one language had to correct."""

    language: str
    missed: Share  # of the posts that were read: a name that the machine had not found
    undone: Share  # of what the machine had struck: what was put back


@dataclass(frozen=True)
class Numbers:
    """Everything the page shows."""

    since: datetime | None
    slipped: Share
    read: int
    published: int
    refused: Sequence[tuple[str, str, int]]
    waits: Waits
    removed: Sequence[tuple[str, int]]
    kept: Share
    solved: Share
    by_month: Sequence[OfMonth]
    corrected: Sequence[Corrected] = ()


@dataclass
class Known:
    """What this process counted last; numbers only, so that nothing hidden can be shown from here."""

    at: datetime | None = None
    numbers: Numbers | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


def numbers() -> Numbers:
    """The numbers of today, counted at most once in ten minutes."""
    known: Known = current_app.extensions.setdefault("numbers", Known())
    with known.lock:
        if known.numbers is None or known.at is None or clock.now() - known.at >= KEPT:
            known.numbers, known.at = _counted(), clock.now()
        return known.numbers


def slipped_by_month(of: Numbers) -> Chart | None:
    """The chart of names that slipped through, if any month has enough to tell."""
    return _drawn([one.slipped.point(one.month.short) for one in of.by_month])


def waits_by_month(of: Numbers) -> Chart | None:
    """The chart of how long texts waited to be read."""
    return _drawn([one.waits.point(one.month.short) for one in of.by_month])


def _drawn(points: Sequence[Point]) -> Chart | None:
    return drawn(points) if any(one.value is not None for one in points) else None


def _counted() -> Numbers:
    """Count everything, in seven queries."""
    since, acts = _acts()
    slipped, waits = _slipped(), _waits()
    months = sorted({*slipped, *waits})[-MONTHS:]
    kept, solved = _promises()
    return Numbers(
        since=since,
        slipped=_sum(slipped.values()),
        read=sum(acts.values()),
        published=sum(number for (act, _reason), number in acts.items() if act == Act.PUBLISHED),
        refused=_refused(acts),
        waits=_waited([one for of_month in waits.values() for one in of_month]),
        removed=_removed().most_common(),
        kept=kept,
        solved=solved,
        by_month=[
            OfMonth(Month(int(m[:4]), int(m[5:])), slipped.get(m, Share(0, 0)), _waited(waits.get(m, ())))
            for m in months
        ],
        corrected=_corrected(),
    )


def _acts() -> tuple[datetime | None, Counter[tuple[str, str]]]:
    """What persons decided about texts that waited, with the reasons; and when the first was decided."""
    wanted = select(Decision.act, Decision.reason, func.count(), func.min(Decision.at))
    wanted = wanted.where(Decision.act.in_((Act.PUBLISHED, Act.RETURNED, Act.DECLINED)), Decision.automatic.is_(False))
    counts: Counter[tuple[str, str]] = Counter()
    first = []
    for act, reason, number, at in db.session.execute(wanted.group_by(Decision.act, Decision.reason)):
        counts[act, reason or ""] += number
        first.append(at)
    return min(first, default=None), counts


def _refused(acts: Mapping[tuple[str, str], int]) -> list[tuple[str, str, int]]:
    found = [(act, reason, number) for (act, reason), number in acts.items() if act != Act.PUBLISHED]
    return sorted(found, key=lambda one: (one[0] != Act.RETURNED, -one[2], one[1]))


def _slipped() -> dict[str, Share]:
    """By month of publication: in how many texts a name was found afterwards."""
    one = (Decision.subject_kind, Decision.subject_id)
    out = select(*one, func.min(Decision.at).label("at")).where(Decision.act == Act.PUBLISHED).group_by(*one).subquery()
    late = select(*one).where(Decision.act == Act.HIDDEN, Decision.reason == "name_left").distinct().subquery()
    same = and_(late.c.subject_kind == out.c.subject_kind, late.c.subject_id == out.c.subject_id)
    month = month_of(out.c.at)
    wanted = select(month, func.count(late.c.subject_id), func.count()).select_from(out).outerjoin(late, same)
    return {text: Share(hits, of) for text, hits, of in db.session.execute(wanted.group_by(month))}


def _waits() -> dict[str, list[timedelta]]:
    """By month: how long each of the last texts waited until somebody had read it."""
    wanted = select(QueueEntry.entered_at, QueueEntry.decided_at).where(QueueEntry.decided_at.is_not(None))
    wanted = wanted.order_by(QueueEntry.decided_at.desc()).limit(CHECKS)
    found: dict[str, list[timedelta]] = {}
    for entered, decided in db.session.execute(wanted):
        if decided is not None:
            found.setdefault(str(Month.of(decided)), []).append(decided - entered)
    return found


def _waited(waits: Sequence[timedelta]) -> Waits:
    ordered = sorted(waits)
    return Waits(len(ordered), quantile(ordered, 0.5), quantile(ordered, 0.9))


def _removed() -> Counter[str]:
    """How many names, numbers and so on were taken out of what is public now."""
    models: tuple[Any, ...] = (Complaint, Answer, Resolution)
    parts = [
        select(cast(model.removed_counts, Text).label("counts")).where(model.state == Publication.PUBLISHED)
        for model in models
    ]
    every = union_all(*parts).subquery()
    # Few different ones among many texts, so the database groups them and few are read here.
    wanted = select(every.c.counts, func.count()).where(every.c.counts != literal("{}")).group_by(every.c.counts)
    counts: Counter[str] = Counter()
    for text, times in db.session.execute(wanted):
        for kind, reasons in (json.loads(text) or {}).items():
            number = sum(reasons.values()) if isinstance(reasons, dict) else int(reasons)
            counts[kind] += number * times
    return +counts


def _corrected() -> list[Corrected]:
    """By language, where enough posts were read to say something of all of them and nothing of one."""
    said: Counter[tuple[str, Outcome]] = Counter()
    for counted in redaction.outcomes(redaction.Period()):
        said[counted.language, counted.outcome] += counted.number
    found = []
    for read in redaction.readings(redaction.Period()):
        undone, kept = said[read.language, Outcome.undone], said[read.language, Outcome.kept]
        if read.posts >= FEWEST_READ:
            missed = Share(read.missed, read.posts, FEWEST_READ)
            found.append(Corrected(read.language, missed, Share(undone, undone + kept, FEWEST_READ)))
    return found


def _promises() -> tuple[Share, Share]:
    """How many open problems have a day that has not passed, and how many were solved as their authors say."""
    today = datetime.combine(clock.now().date(), time(), UTC)
    open_, solved = Case.state.not_in(ENDED), Case.state == Progress.SOLVED
    said = select(Resolution.complaint_id).where(
        Resolution.said_by == "author",
        Resolution.state == Publication.PUBLISHED,
        Resolution.withdrawn_at.is_(None),
    )
    wanted = select(
        func.count().filter(open_, Case.next_contact_at >= today),
        func.count().filter(open_),
        func.count().filter(solved, Case.complaint_id.in_(said)),
        func.count(),
    )
    wanted = wanted.join(Complaint, Complaint.id == Case.complaint_id).where(Complaint.state == Publication.PUBLISHED)
    ahead, waiting, worked, every = db.session.execute(wanted).one()
    return Share(ahead, waiting), Share(worked, every)


def _sum(shares: Any) -> Share:
    known = list(shares)
    return Share(sum(one.hits for one in known), sum(one.of for one in known))
