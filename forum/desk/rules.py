"""When a promise is due, and where an official may take a case from here."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo

from forum.complaints.rules import ENDED, Mover, Progress, may_move
from forum.roles import Role

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


def end_of_day(now: datetime, zone: tzinfo) -> datetime:
    """The last moment of this day where the team works."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), zone) - timedelta(microseconds=1)


def due(promised: datetime | None, now: datetime, zone: tzinfo) -> str:
    """Whether a promise is overdue, due today or later; none at all is overdue, for nothing may be silent."""
    if promised is None or promised <= now:
        return "overdue"
    return "today" if promised <= end_of_day(now, zone) else "later"


def may_read_private(role: str, team_id: int | None, case_team_id: int | None) -> bool:
    """Whether somebody may open what is for the team alone: the team that has the case, or a moderator."""
    if role in {Role.MODERATOR, Role.ADMINISTRATOR}:
        return True
    return role == Role.OFFICIAL and team_id is not None and case_team_id in {None, team_id}


def moves(state: str | None) -> list[Progress]:
    """Where an official may take a case from here."""
    if state is None or state in ENDED:
        return []  # what is over is opened again on the page of the problem
    return [to for to in Progress if may_move(Progress(state), to, Mover.OFFICIAL)]
