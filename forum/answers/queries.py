"""Reading answers and resolutions: public words only."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import joinedload

from forum.answers.models import Answer, Edit, Resolution
from forum.complaints.rules import Publication
from forum.extensions import db

PER_PAGE = 100
# An edit that may still become public, or come back to its author.
OPEN_EDIT = (
    Publication.DRAFT,
    Publication.COOLING_OFF,
    Publication.WAITING,
    Publication.IN_REVIEW,
    Publication.RETURNED,
)


def published_for(complaint_id: int, after: int = 0, limit: int = PER_PAGE) -> Sequence[Answer]:
    """Published answers of a complaint, oldest first, from above the number `after` on."""
    wanted = (
        select(Answer)
        .options(joinedload(Answer.author), joinedload(Answer.team))
        .where(Answer.complaint_id == complaint_id, Answer.state == Publication.PUBLISHED, Answer.number > after)
        .order_by(Answer.number)
        .limit(limit)
    )
    return db.session.scalars(wanted).all()


def official_for(complaint_id: int) -> Sequence[Answer]:
    """Published official answers, newest first."""
    wanted = select(Answer).where(
        Answer.complaint_id == complaint_id, Answer.state == Publication.PUBLISHED, Answer.official.is_(True)
    )
    return db.session.scalars(wanted.order_by(Answer.number.desc())).all()


def by_number(number: int) -> Answer | None:
    """An answer that has, or had, a public number, in any state."""
    return db.session.scalar(select(Answer).options(joinedload(Answer.complaint)).where(Answer.number == number))


def published(number: int) -> Answer | None:
    """An answer that strangers may read: published, and so is the problem it is on."""
    answer = by_number(number)
    return answer if answer is not None and answer.is_public and answer.complaint.is_public else None


def resolution_of(complaint_id: int) -> Resolution | None:
    """What solved it, as far as everyone may read it."""
    return db.session.scalar(_resolution_of(), {"complaint_id": complaint_id})


@cache
def _resolution_of() -> Select[tuple[Resolution]]:
    # Its answer is nearly always among those that were just read, and then no query asks for it again.
    wanted = select(Resolution).where(
        Resolution.complaint_id == bindparam("complaint_id"),
        Resolution.state == Publication.PUBLISHED,
        Resolution.withdrawn_at.is_(None),
    )
    return wanted.order_by(Resolution.id.desc()).limit(1)


def resolutions_of(complaint_ids: Sequence[int]) -> dict[int, Resolution]:
    """The resolutions of several complaints, for lists, in one query."""
    return {one.complaint_id: one for one in db.session.scalars(resolutions(), {"ids": complaint_ids})}


@cache
def resolutions() -> Select[tuple[Resolution]]:
    """The resolutions that stand with the complaints `ids`, oldest first; a list may say what it reads of them."""
    ids: BindParameter[list[int]] = bindparam("ids", expanding=True)
    wanted = select(Resolution).where(
        Resolution.complaint_id.in_(ids),
        Resolution.state == Publication.PUBLISHED,
        Resolution.withdrawn_at.is_(None),
    )
    return wanted.order_by(Resolution.id)


def open_edit(complaint_id: int, answer_id: int | None) -> Edit | None:
    """The one edit of a post that is under way, if there is one."""
    wanted = select(Edit).where(
        Edit.complaint_id == complaint_id, Edit.answer_id.is_not_distinct_from(answer_id), Edit.state.in_(OPEN_EDIT)
    )
    return db.session.scalar(wanted.order_by(Edit.id.desc()).limit(1))


def open_edits(complaint_ids: Sequence[int]) -> Sequence[Edit]:
    """Every edit that is under way on these complaints and on their answers, in one query."""
    wanted = select(Edit).where(Edit.complaint_id.in_(complaint_ids), Edit.state.in_(OPEN_EDIT))
    return db.session.scalars(wanted.order_by(Edit.id)).all()
