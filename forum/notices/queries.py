"""Who has to hear of something, what waits to be told, and whether it is still true."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.accounts.models import Account
from forum.answers.models import Answer, Edit, Resolution
from forum.complaints.models import Complaint, Follow
from forum.complaints.rules import Publication
from forum.events import Delivery, Event
from forum.extensions import db
from forum.notices.models import DigestLine
from forum.notices.rules import PROGRESS_NEWS, News
from forum.web import paging
from forum.web.paging import Page, Place

MODELS: dict[str, Any] = {"complaint": Complaint, "answer": Answer, "resolution": Resolution, "edit": Edit}
SHOWN_AFTER = {
    News.PUBLISHED: Publication.PUBLISHED,
    News.RESTORED: Publication.PUBLISHED,
    News.RETURNED: Publication.RETURNED,
    News.DECLINED: Publication.DECLINED,
    News.HIDDEN: Publication.HIDDEN,
    News.REMOVED: Publication.REMOVED,
}
DECISIONS = frozenset({*SHOWN_AFTER, News.STANDS, News.TAKEN_BACK})
THANKS = frozenset({News.HELPED, News.SOLVED_IT})


def followers(complaint_id: int) -> Sequence[Account]:
    """Open accounts that follow a problem."""
    wanted = (
        select(Account)
        .join(Follow, Follow.account_id == Account.id)
        .where(Follow.complaint_id == complaint_id, Account.closed_at.is_(None))
    )
    return db.session.scalars(wanted.order_by(Account.id)).all()


def account(account_id: int | None) -> Account | None:
    """One open account."""
    found = db.session.get(Account, account_id) if account_id is not None else None
    return found if found is not None and found.closed_at is None else None


def account_by_handle(handle: str) -> Account | None:
    """One open account, by the random part of its page's address."""
    return db.session.scalar(select(Account).where(Account.handle == handle, Account.closed_at.is_(None)))


def followed(account_id: int, place: Place) -> Page[Follow]:
    """The public problems that somebody follows, those followed last first."""
    wanted = (
        select(Follow, Complaint)
        .join(Complaint, Complaint.id == Follow.complaint_id)
        .options(joinedload(Complaint.case))
        .where(Follow.account_id == account_id, Complaint.state == Publication.PUBLISHED)
    )
    rows = db.session.execute(paging.narrowed(wanted, Follow.at, Follow.complaint_id, place)).all()
    found = paging.page(rows, place, lambda row: (row.Follow.at, row.Follow.complaint_id))
    return Page([row.Complaint for row in found.rows], found.newer, found.older)


def digest_lines(account_id: int, complaint_id: int | None = None) -> Sequence[DigestLine]:
    """What waits to be told to one person, of one problem or of all, oldest first."""
    wanted = select(DigestLine).where(DigestLine.account_id == account_id)
    if complaint_id is not None:
        wanted = wanted.where(DigestLine.complaint_id == complaint_id)
    return db.session.scalars(wanted.order_by(DigestLine.at, DigestLine.id)).all()


def waiting_since(before: datetime) -> Sequence[int]:
    """The accounts for whom something has been waiting since before that time."""
    wanted = select(DigestLine.account_id).where(DigestLine.at < before).distinct()
    return db.session.scalars(wanted.order_by(DigestLine.account_id)).all()


def waits(account_id: int, answer_id: int, news: News) -> bool:
    """Whether this very thing waits to be told already."""
    wanted = select(DigestLine.id).where(
        DigestLine.account_id == account_id, DigestLine.answer_id == answer_id, DigestLine.kind == news
    )
    return db.session.scalar(wanted.limit(1)) is not None


def called_for(reaction: str) -> set[str]:
    """The subjects for which a reaction has still to run, or waits for a person."""
    wanted = select(Event.subject).join(Event.deliveries)
    return set(
        db.session.scalars(
            wanted.where(Delivery.reaction == reaction, Delivery.done_at.is_(None), Event.subject.is_not(None))
        )
    )


def solved_by(complaint_id: int) -> Resolution | None:
    """What somebody says solved a problem, as long as it is not taken back."""
    wanted = select(Resolution).where(Resolution.complaint_id == complaint_id, Resolution.withdrawn_at.is_(None))
    return db.session.scalar(wanted.order_by(Resolution.id.desc()).limit(1))


def news_of(line: DigestLine) -> News:
    """What happened, without which kind of post it happened to."""
    return News(line.kind.partition("/")[0])


def post_of(line: DigestLine) -> Any | None:
    """The post that a decision is about: the complaint, an answer, or else the newest steps or edit of its author."""
    kind = line.kind.partition("/")[2]
    if not kind and line.answer_id is not None:
        return db.session.get(Answer, line.answer_id)
    if not kind:
        return db.session.get(Complaint, line.complaint_id)
    model = MODELS[kind]
    same = model.answer_id == line.answer_id if line.answer_id else model.answer_id.is_(None)
    wanted = select(model).where(model.complaint_id == line.complaint_id, model.author_id == line.account_id, same)
    return db.session.scalar(wanted.order_by(model.id.desc()).limit(1))


def is_true(line: DigestLine) -> bool:
    """Whether its reader may still be told: asked again when the mail is written."""
    news = news_of(line)
    if news in DECISIONS:
        post = post_of(line)
        return post is not None and post.author_id == line.account_id and _stands(post, news)
    complaint = db.session.get_one(Complaint, line.complaint_id)
    if not complaint.is_public or not _concerns(line, news, complaint):
        return False
    if news in PROGRESS_NEWS:
        return complaint.case is not None
    answer = db.session.get(Answer, line.answer_id) if line.answer_id else None
    return answer is not None and answer.is_public and _is_thanked(line, news, answer)


def _stands(post: Any, news: News) -> bool:
    return bool(post.state == SHOWN_AFTER[news] if news in SHOWN_AFTER else post.state != Publication.WITHDRAWN)


def _concerns(line: DigestLine, news: News, complaint: Complaint) -> bool:
    if news in THANKS or complaint.author_id == line.account_id:
        return True
    return db.session.get(Follow, (complaint.id, line.account_id)) is not None


def _is_thanked(line: DigestLine, news: News, answer: Answer) -> bool:
    if news is News.HELPED:
        return answer.author_id == line.account_id and answer.helpful_count > 0
    if news is News.SOLVED_IT:
        solved = solved_by(answer.complaint_id)
        return answer.author_id == line.account_id and solved is not None and solved.answer_id == answer.id
    return True
