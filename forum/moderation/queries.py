"""Reading the queue, decisions, reports and appeals. No words: those are in the vault."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import case, extract, func, or_, select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.answers.models import Resolution
from forum.extensions import db
from forum.moderation.models import Appeal, Decision, QueueEntry, Report
from forum.moderation.rules import RESTRICTIONS

A_STEP = 3600  # seconds of waiting that weigh as much as one step of urgency


def queue(limit: int = 50) -> Sequence[QueueEntry]:
    """What waits for a person, in the order in which it is taken."""
    wanted = select(QueueEntry).where(QueueEntry.decided_at.is_(None))
    return db.session.scalars(wanted.order_by(*order()).limit(limit)).all()


def order() -> tuple[Any, ...]:
    """Threats and danger first; then each step of urgency counts as much as an hour of waiting."""
    waited = extract("epoch", QueueEntry.entered_at) + A_STEP * QueueEntry.urgency
    return case((QueueEntry.urgency == 0, 0), else_=1), waited, QueueEntry.id


def waiting_count(*, unmarked: bool = False) -> int:
    """How many posts wait for a person."""
    wanted = select(func.count()).select_from(QueueEntry).where(QueueEntry.decided_at.is_(None))
    if unmarked:
        free = or_(QueueEntry.claimed_until.is_(None), QueueEntry.claimed_until <= clock.now())
        wanted = wanted.where(QueueEntry.marked.is_(False), free)
    return db.session.scalar(wanted) or 0


def median_wait() -> timedelta | None:
    """How long a post waits as a rule: the median of the last hundred that were decided."""
    rows = db.session.execute(
        select(QueueEntry.entered_at, QueueEntry.decided_at)
        .where(QueueEntry.decided_at.is_not(None))
        .order_by(QueueEntry.decided_at.desc())
        .limit(100)
    )
    waits = sorted(decided - entered for entered, decided in rows if decided is not None)
    return waits[len(waits) // 2] if waits else None


def entry_by_token(token: str) -> QueueEntry | None:
    """One entry, decided or not."""
    return db.session.scalar(select(QueueEntry).where(QueueEntry.token == token))


def open_entry(subject_kind: str, subject_id: int) -> QueueEntry | None:
    """The entry under which a post waits now, if it does."""
    waiting = select(QueueEntry).where(
        QueueEntry.subject_kind == subject_kind, QueueEntry.subject_id == subject_id, QueueEntry.decided_at.is_(None)
    )
    return db.session.scalar(waiting.order_by(QueueEntry.id.desc()).limit(1))


def restrictions_of(subject_kind: str, subject_id: int) -> Sequence[Decision]:
    """What its author must be told about a post: every restriction, newest first."""
    wanted = select(Decision).where(
        Decision.subject_kind == subject_kind, Decision.subject_id == subject_id, Decision.act.in_(RESTRICTIONS)
    )
    return db.session.scalars(wanted.order_by(Decision.id.desc())).all()


def latest_steps(complaint_id: int) -> Resolution | None:
    """The steps that stand, or stood, in public as what solved a problem."""
    wanted = select(Resolution).where(Resolution.complaint_id == complaint_id, Resolution.published_at.is_not(None))
    return db.session.scalar(wanted.order_by(Resolution.id.desc()).limit(1))


def decision_by_token(token: str) -> Decision | None:
    """One decision."""
    return db.session.scalar(select(Decision).where(Decision.token == token))


def appeals_of(decision_ids: Sequence[int]) -> dict[int, Appeal]:
    """Appeals against these decisions."""
    wanted = select(Appeal).where(Appeal.decision_id.in_(decision_ids))
    return {row.decision_id: row for row in db.session.scalars(wanted)}


def open_appeals() -> Sequence[Appeal]:
    """Appeals that wait for a decision, oldest first."""
    wanted = select(Appeal).options(joinedload(Appeal.decision)).where(Appeal.decided_at.is_(None))
    return db.session.scalars(wanted.order_by(Appeal.at)).all()


def report_count() -> int:
    """How many reports wait."""
    return db.session.scalar(select(func.count()).select_from(Report).where(Report.decided_at.is_(None))) or 0


def appeal_count() -> int:
    """How many appeals wait."""
    return db.session.scalar(select(func.count()).select_from(Appeal).where(Appeal.decided_at.is_(None))) or 0


def appeal_of(decision_id: int) -> Appeal | None:
    """The appeal against one decision."""
    return db.session.scalar(select(Appeal).where(Appeal.decision_id == decision_id))


def open_reports() -> Sequence[Report]:
    """Reports that wait for a decision: those of the person concerned first, then the oldest."""
    wanted = select(Report).where(Report.decided_at.is_(None))
    return db.session.scalars(wanted.order_by(Report.about_me.desc(), Report.at, Report.id)).all()


def held_by(account_id: int, *, unmarked: bool = False) -> Sequence[QueueEntry]:
    """What one moderator has in hand, in the order in which it was to be taken."""
    wanted = select(QueueEntry).where(
        QueueEntry.decided_at.is_(None),
        QueueEntry.claimed_by_id == account_id,
        QueueEntry.claimed_until > clock.now(),
    )
    if unmarked:
        wanted = wanted.where(QueueEntry.marked.is_(False))
    return db.session.scalars(wanted.order_by(*order())).all()
