"""What is done every so often, whether anything happened or not; a worker that was off catches up."""

from datetime import datetime, timedelta

from sqlalchemy import update

from forum import clock
from forum.events import Routine, RoutineRun
from forum.extensions import db, writing
from forum.worker.claims import LEASE, claim_alone


def take_on(routine: Routine) -> bool:
    """Take on a routine if its time has come; another worker then leaves it alone for a while."""
    now = clock.now()
    row = db.session.get(RoutineRun, routine.name)
    if row and not _is_due(row, routine, now):
        return False
    with writing():
        claim_alone()
        row = db.session.get(RoutineRun, routine.name, populate_existing=True)
        if row is None:
            row = RoutineRun(name=routine.name)
            db.session.add(row)
        due = _is_due(row, routine, now)
        if due:
            row.lease_until = now + max(LEASE, min(routine.every, timedelta(minutes=10)))
        return due


def ran(routine: Routine) -> None:
    """The routine ran through."""
    with writing():
        db.session.execute(
            update(RoutineRun).where(RoutineRun.name == routine.name).values(last_run_at=clock.now(), lease_until=None)
        )


def _is_due(row: RoutineRun, routine: Routine, now: datetime) -> bool:
    if row.lease_until and row.lease_until >= now:
        return False
    return row.last_run_at is None or row.last_run_at + routine.every <= now
