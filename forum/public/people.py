"""What one customer has posted and how often it helped. Officials and moderators have no page: they are the team."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager

from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.extensions import db
from forum.public import archives
from forum.public.archives import Month
from forum.roles import Role
from forum.web import paging
from forum.web.paging import Page, Place


@dataclass(frozen=True)
class Person:
    """What everybody may know of somebody: a name they chose, since when, and how much they helped."""

    handle: str
    pseudonym: str
    since: datetime
    posts: int
    answers: int
    helped: int

    @property
    def month(self) -> str:
        """The month since which they are here; a day would tell more than anybody needs."""
        return Month.of(self.since).name


def by_handle(handle: str) -> tuple[Account, Person] | None:
    """A customer with an open account; nobody else has a page. Two queries."""
    account = db.session.scalar(select(Account).where(Account.handle == handle))
    if account is None or not has_page(account):
        return None
    posts = select(func.count()).select_from(Complaint).where(*_posts(account.id)).scalar_subquery()
    given = select(func.count(), func.coalesce(func.sum(Answer.helpful_count), 0), posts).select_from(Answer)
    given = given.join(Complaint, Complaint.id == Answer.complaint_id).where(*_answers(account.id))
    answers, helped, number = db.session.execute(given).one()
    return account, Person(account.handle, account.pseudonym, account.created_at, number, answers, helped)


def has_page(account: Account | None) -> bool:
    """Whether a pseudonym leads somewhere."""
    return account is not None and account.role == Role.CUSTOMER and account.closed_at is None


def posts(account: Account, place: Place) -> Page[Complaint]:
    """One page of what they posted, newest first."""
    return archives.by_time(place, *_posts(account.id))


def answers(account: Account, place: Place) -> Page[Answer]:
    """One page of what they answered, newest first, each with its problem."""
    wanted = (
        select(Answer).join(Answer.complaint).options(contains_eager(Answer.complaint)).where(*_answers(account.id))
    )
    wanted = paging.narrowed(wanted, cast("ColumnElement[datetime]", Answer.published_at), Answer.id, place)
    return paging.page(db.session.scalars(wanted).all(), place, _answered)


def _answered(answer: Answer) -> tuple[datetime, int]:
    assert answer.published_at is not None
    return answer.published_at, answer.id


def _posts(account_id: int) -> list[ColumnElement[bool]]:
    return [Complaint.author_id == account_id, Complaint.state == Publication.PUBLISHED]


def _answers(account_id: int) -> list[ColumnElement[bool]]:
    """An official answer is its team's, whoever wrote it."""
    return [
        Answer.author_id == account_id,
        Answer.official.is_(False),
        Answer.state == Publication.PUBLISHED,
        Complaint.state == Publication.PUBLISHED,
    ]
