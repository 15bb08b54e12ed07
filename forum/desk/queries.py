"""What waits for staff: open cases by the date of the next promised word. Public words only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, extract, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from forum.accounts.models import Account
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import ENDED, Progress, Publication
from forum.desk import rules
from forum.extensions import db
from forum.web.languages import zone

MOST = 100
A_DAY = 86_400


@dataclass(frozen=True)
class Waiting:
    """How much waits, by what is due."""

    overdue: int = 0
    today: int = 0
    later: int = 0
    unanswered: int = 0
    reopened: int = 0


def due(team_id: int | None, now: datetime, show: str = "", limit: int = MOST) -> Sequence[Complaint]:
    """Open cases: danger first, then what has no promise, then the oldest promise; a step of seriousness weighs a day,
    so that nothing waits for ever."""
    promised = extract("epoch", Case.next_contact_at) - A_DAY * Complaint.seriousness
    wanted = (
        _open(select(Complaint), team_id)
        .options(contains_eager(Complaint.case).joinedload(Case.team), joinedload(Complaint.product))
        .order_by(Complaint.danger.desc(), Case.next_contact_at.is_not(None), promised, Complaint.number)
    )
    only = _parts(now).get(show)
    return db.session.scalars((wanted if only is None else wanted.where(only)).limit(limit)).all()


def counts(team_id: int | None, now: datetime) -> Waiting:
    """How much waits, in one query."""
    asked = [func.count().filter(condition).label(name) for name, condition in _parts(now).items()]
    row = db.session.execute(_open(select(*asked).select_from(Complaint), team_id)).one()
    return Waiting(**row._mapping)


def staff_counts() -> Counter[str]:
    """How many open accounts there are of each role."""
    wanted = select(Account.role, func.count()).where(Account.closed_at.is_(None)).group_by(Account.role)
    return Counter({str(role): count for role, count in db.session.execute(wanted)})


def _open(wanted: Select[tuple[Complaint]], team_id: int | None) -> Select[tuple[Complaint]]:
    wanted = wanted.join(Complaint.case).where(Complaint.state == Publication.PUBLISHED, Case.state.not_in(ENDED))
    # What belongs to no team is everybody's.
    return wanted if team_id is None else wanted.where(or_(Case.team_id == team_id, Case.team_id.is_(None)))


def _parts(now: datetime) -> dict[str, ColumnElement[bool]]:
    tonight = rules.end_of_day(now, zone())
    promised = Case.next_contact_at
    return {
        "overdue": or_(promised.is_(None), promised <= now),
        "today": (promised > now) & (promised <= tonight),
        "later": promised > tonight,
        "unanswered": Complaint.answered_officially_at.is_(None),
        "reopened": Case.state == Progress.REOPENED,
    }
