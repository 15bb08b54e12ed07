"""Which delivery is whose: taken on for a minute at a time, given up only when done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased, joinedload

from forum import clock
from forum.events import Delivery, Happened
from forum.extensions import db, writing

LEASE = timedelta(seconds=60)
TRIES = 20
LONGEST_PAUSE = timedelta(hours=1)
CLAIM_LOCK = 0x52454452  # any number, the same for all workers of one database


@dataclass(frozen=True)
class Claimed:
    """A delivery that one worker has taken on."""

    delivery_id: int
    reaction: str
    subject_key: str
    happened: Happened


def claim(lane: str, worker: str, limit: int = 50) -> list[Claimed]:
    """Take on what is due, and commit that before any work.

    What is tried again is taken alone: should it take the whole process down, it takes nothing else with it.
    """
    now = clock.now()
    with writing():
        claim_alone()
        _park_interrupted(lane, now)
        rows = _due(lane, now, limit)
        taken = [row for row in rows if row.attempts == 0] or list(rows[:1])
        for row in taken:
            row.attempts += 1
            row.lease_until, row.lease_by = now + LEASE, worker
        return [_claimed(row) for row in taken]


def finish(deliveries: Iterable[int], worker: str) -> int:
    """Done: it is on disk, or the mail server said 250. Somebody else's lease is left alone; say how many were ours."""
    with writing():
        done = db.session.execute(
            update(Delivery)
            .where(_held(deliveries, worker))
            .values(done_at=clock.now(), lease_until=None, lease_by=None, error_kind=None)
        )
        return int(done.rowcount)  # type: ignore[attr-defined]


def fail(deliveries: Iterable[int], worker: str, error_kind: str, *, hopeless: bool = False) -> None:
    """It did not work: try again later, more and more seldom; after twenty tries, or at once, leave it to a person."""
    now = clock.now()
    with writing():
        for row in db.session.scalars(select(Delivery).where(_held(deliveries, worker))):
            row.error_kind = error_kind[:80]
            row.lease_until = row.lease_by = None
            row.due_at = now + pause(row.attempts)
            row.parked_at = now if hopeless or row.attempts >= TRIES else None


def give_back(deliveries: Iterable[int], worker: str) -> None:
    """The worker leaves before it came to these: they are due at once, and it counts as no try."""
    with writing():
        db.session.execute(
            update(Delivery)
            .where(_held(deliveries, worker))
            .values(attempts=Delivery.attempts - 1, lease_until=None, lease_by=None)
        )


def renew(worker: str) -> None:
    """The worker is still at it."""
    held = select(Delivery.id).where(Delivery.lease_by == worker, Delivery.done_at.is_(None))
    with writing():
        # What is being finished at this moment is locked and needs no renewal.
        still = db.session.scalars(held.with_for_update(skip_locked=True)).all()
        db.session.execute(update(Delivery).where(Delivery.id.in_(still)).values(lease_until=clock.now() + LEASE))


def free_lane(lane: str) -> None:
    """Where there can be only one worker, whatever is still leased when it starts was left by a dead one."""
    with writing():
        db.session.execute(
            update(Delivery)
            .where(Delivery.lane == lane, Delivery.lease_until.is_not(None))
            .values(lease_until=None, lease_by=None)
        )


def is_due(lane: str) -> bool:
    """Whether a claim may find something."""
    due = next_due(lane)
    return due is not None and due <= clock.now()


def next_due(lane: str) -> datetime | None:
    """When there will be something to claim; a cheap look that takes no lock."""
    ready = func.coalesce(Delivery.lease_until, Delivery.due_at)
    found: datetime | None = db.session.scalar(select(func.min(ready)).where(_open(lane)))
    return found


def pause(attempts: int) -> timedelta:
    """How long to wait after so many tries: 5 seconds, doubling, up to an hour."""
    return min(LONGEST_PAUSE, timedelta(seconds=5 * 2 ** min(attempts - 1, 20)))


def claim_alone() -> None:
    """Claims follow each other, so that two workers never take the same subject at the same time."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(CLAIM_LOCK)))


def _park_interrupted(lane: str, now: datetime) -> None:
    """What was begun twenty times and never came back: it kills the worker, so it waits for a person."""
    db.session.execute(
        update(Delivery)
        .where(_open(lane), Delivery.attempts >= TRIES, _unleased(now))
        .values(parked_at=now, lease_until=None, lease_by=None, error_kind="Interrupted")
    )


def _due(lane: str, now: datetime, limit: int) -> Sequence[Delivery]:
    other = aliased(Delivery)
    in_hand = exists().where(
        other.reaction == Delivery.reaction, other.subject_key == Delivery.subject_key, other.lease_until >= now
    )
    return db.session.scalars(
        select(Delivery)
        .options(joinedload(Delivery.event, innerjoin=True))
        .where(_open(lane), Delivery.due_at <= now, _unleased(now), ~in_hand)
        .order_by(Delivery.attempts, Delivery.due_at, Delivery.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Delivery)
    ).all()


def _open(lane: str) -> ColumnElement[bool]:
    return and_(Delivery.lane == lane, Delivery.done_at.is_(None), Delivery.parked_at.is_(None))


def _unleased(now: datetime) -> ColumnElement[bool]:
    return or_(Delivery.lease_until.is_(None), Delivery.lease_until < now)


def _held(deliveries: Iterable[int], worker: str) -> ColumnElement[bool]:
    return and_(Delivery.id.in_(list(deliveries)), Delivery.lease_by == worker, Delivery.done_at.is_(None))


def _claimed(row: Delivery) -> Claimed:
    it = row.event
    happened = Happened(it.id, it.name, it.complaint_id, it.answer_id, it.subject)
    return Claimed(row.id, row.reaction, row.subject_key, happened)
