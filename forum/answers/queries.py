"""Reading answers and resolutions: public words only."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.answers.models import Answer, Resolution
from forum.complaints.rules import Publication
from forum.extensions import db

PER_PAGE = 100


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
    wanted = (
        select(Resolution)
        .options(joinedload(Resolution.answer))
        .where(
            Resolution.complaint_id == complaint_id,
            Resolution.state == Publication.PUBLISHED,
            Resolution.withdrawn_at.is_(None),
        )
        .order_by(Resolution.id.desc())
        .limit(1)
    )
    return db.session.scalar(wanted)


def resolutions_of(complaint_ids: Sequence[int]) -> dict[int, Resolution]:
    """The resolutions of several complaints, for lists, in one query."""
    wanted = select(Resolution).where(
        Resolution.complaint_id.in_(complaint_ids),
        Resolution.state == Publication.PUBLISHED,
        Resolution.withdrawn_at.is_(None),
    )
    return {one.complaint_id: one for one in db.session.scalars(wanted.order_by(Resolution.id))}
