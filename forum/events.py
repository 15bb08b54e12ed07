"""What happened, and who still has to hear of it: written in the transaction of the change itself.

An event carries ids, never words: whoever hears of it reads the truth again. A delivery is one reaction that
still has to run; it is done only when it says so, so that a worker killed at any moment loses nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ForeignKey, Index, String, delete, func, select, text
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from forum import clock
from forum.extensions import Model, db, writing

LANES = ("quick", "slow")
CHANNEL = "forum_events"


@dataclass(frozen=True)
class Happened:
    """One event, as a reaction hears of it."""

    event_id: int
    name: str
    complaint_id: int | None = None
    answer_id: int | None = None
    subject: str | None = None


@dataclass(frozen=True)
class Reaction:
    """What one part of the forum does when something happened; it may be run again and must not mind.

    `run` hears of one subject at a time; with `batch`, of everything claimed together. With `atomic`, what it writes
    and that it was done are one transaction: it happens exactly once, so it does nothing but write.
    """

    name: str
    lane: str
    run: Callable[[list[Happened]], None]
    delay: timedelta = timedelta(0)
    batch: bool = False
    atomic: bool = False


@dataclass(frozen=True)
class Routine:
    """Something done every so often, whether anything happened or not; it may be run again and must not mind."""

    name: str
    every: timedelta
    run: Callable[[], object]
    lane: str = "slow"


class Event(Model):
    """Something that happened."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    complaint_id: Mapped[int | None]
    answer_id: Mapped[int | None]
    subject: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(index=True)
    deliveries: Mapped[list["Delivery"]] = relationship(back_populates="event", passive_deletes=True)


class Delivery(Model):
    """One reaction that has to hear of one event."""

    __tablename__ = "deliveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    reaction: Mapped[str] = mapped_column(String(60))
    lane: Mapped[str] = mapped_column(String(10))
    subject_key: Mapped[str] = mapped_column(String(80))
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    lease_by: Mapped[str | None] = mapped_column(String(80))
    done_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    error_kind: Mapped[str | None] = mapped_column(String(80))  # the name of a class: its message may hold words
    event: Mapped[Event] = relationship(back_populates="deliveries")

    __table_args__ = (
        # Done deliveries stay for a while; what is asked five times a second must not walk past them.
        Index(
            "ix_deliveries_waiting",
            "lane",
            "due_at",
            sqlite_where=text("done_at IS NULL AND parked_at IS NULL"),
            postgresql_where=text("done_at IS NULL AND parked_at IS NULL"),
        ),
        Index(
            "ix_deliveries_leased",
            "reaction",
            "subject_key",
            sqlite_where=text("lease_until IS NOT NULL"),
            postgresql_where=text("lease_until IS NOT NULL"),
        ),
    )


class RoutineRun(Model):
    """When a routine ran last, so that a worker that was off catches up."""

    __tablename__ = "routine_runs"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    last_run_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]


def record(
    name: str,
    *,
    complaint_id: int | None = None,
    answer_id: int | None = None,
    subject: str | None = None,
    due: datetime | None = None,
) -> None:
    """Write down, in the current transaction, that something happened and who has to hear of it (from `due` on)."""
    listeners = listening().get(name, ())
    now = clock.now()
    event = Event(name=name, complaint_id=complaint_id, answer_id=answer_id, subject=subject, at=now)
    event.deliveries = [
        Delivery(
            reaction=one.name,
            lane=one.lane,
            subject_key=_subject_key(complaint_id, answer_id, subject),
            due_at=(due or now) + one.delay,
            attempts=0,
        )
        for one in listeners
    ]
    db.session.add(event)
    _wake({one.lane for one in listeners})


def listening() -> Mapping[str, tuple[Reaction, ...]]:
    """Which reactions hear of which event, in this application."""
    found: Mapping[str, tuple[Reaction, ...]] = current_app.extensions.get("reactions", {})
    return found


def routines() -> Sequence[Routine]:
    """What is done every so often, in this application."""
    found: Sequence[Routine] = current_app.extensions.get("routines", ())
    return found


def parked() -> Sequence[Delivery]:
    """What failed twenty times and waits for a person."""
    wanted = select(Delivery).options(joinedload(Delivery.event)).where(Delivery.parked_at.is_not(None))
    return db.session.scalars(wanted.order_by(Delivery.id)).all()


def retry_parked() -> int:
    """Try everything parked again, from the beginning; say how much that is."""
    with writing():
        rows = parked()
        for row in rows:
            row.parked_at, row.attempts, row.due_at = None, 0, clock.now()
        _wake({row.lane for row in rows})
        return len(rows)


def forget(before: datetime) -> None:
    """Delete events from before that time that everybody has heard of."""
    unheard = select(Delivery.id).where(Delivery.event_id == Event.id, Delivery.done_at.is_(None))
    with writing():
        db.session.execute(
            delete(Event).where(Event.at < before, ~unheard.exists()).execution_options(synchronize_session=False)
        )


def _subject_key(complaint_id: int | None, answer_id: int | None, subject: str | None) -> str:
    if complaint_id is not None:
        return f"complaint:{complaint_id}"
    return f"answer:{answer_id}" if answer_id is not None else f"subject:{subject or ''}"


def _wake(lanes: set[str]) -> None:
    """PostgreSQL tells the workers when the transaction commits; on SQLite they look for themselves."""
    if db.session.get_bind().dialect.name != "postgresql":
        return
    with db.session.no_autoflush:
        for lane in sorted(lanes):
            db.session.execute(select(func.pg_notify(CHANNEL, lane)))
