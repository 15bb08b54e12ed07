"""When a promise is due, and where an official may take a case from here."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from forum.complaints.rules import ENDED, Mover, Progress, may_move

PARTS = ("overdue", "today", "later", "unanswered", "reopened")
# Days until the next word that can be promised.
DAYS = (1, 2, 3, 5, 7, 14)


def N_(words: str) -> str:
    """Mark words for translation; who shows them translates."""
    return words


PROGRESS_WORDS: Mapping[Progress, str] = {
    Progress.OPEN: N_("Open"),
    Progress.ACKNOWLEDGED: N_("We have read it"),
    Progress.LOOKING: N_("We are looking into it"),
    Progress.PROPOSED: N_("We propose a way to put it right"),
    Progress.SOLVED: N_("Solved"),
    Progress.NOT_UPHELD: N_("Not upheld: we see it differently, and say why"),
    Progress.REFERRED: N_("Passed on to an outside body"),
    Progress.REOPENED: N_("Open again"),
}


def end_of_day(now: datetime) -> datetime:
    """The last moment of this day."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)


def due(promised: datetime | None, now: datetime) -> str:
    """Whether a promise is overdue, due today or later; none at all is overdue, for nothing may be silent."""
    if promised is None or promised <= now:
        return "overdue"
    return "today" if promised <= end_of_day(now) else "later"


def moves(state: str | None) -> list[Progress]:
    """Where an official may take a case from here."""
    if state is None or state in ENDED:
        return []  # what is over is opened again on the page of the problem
    return [to for to in Progress if may_move(Progress(state), to, Mover.OFFICIAL)]
