"""One's own posts, found by kind and random address. The words of unpublished ones are not here."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Subquery, and_, false, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from forum.answers.models import Answer, Edit, Resolution
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import NotFound
from forum.extensions import db
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.rules import RESTRICTIONS
from forum.posting.rules import ONCE_PUBLIC
from forum.web import paging
from forum.web.paging import Page, Place

ON_THEIR_WAY = (
    Publication.COOLING_OFF,
    Publication.WAITING,
    Publication.IN_REVIEW,
    Publication.RETURNED,
)
ENDED = (Publication.WITHDRAWN, Publication.DECLINED, Publication.REMOVED)
LISTED: dict[str, Any] = {"complaint": Complaint, "answer": Answer, "resolution": Resolution}
# An edit has a page of its own, and stands in lists with the post that it would change.
MODELS: dict[str, Any] = {**LISTED, "edit": Edit}


def own_post(kind: str, token: str, account_id: int) -> Any:
    """One's own post, in any state; anybody else's does not exist."""
    model = MODELS.get(kind)
    post = db.session.scalar(select(model).where(model.token == token)) if model is not None else None
    if post is None or post.author_id != account_id:
        raise NotFound(_("There is nothing here."))
    return post


def sent_from(token: str, account_id: int) -> tuple[str, Any]:
    """The post that was made of a draft which is not there any more."""
    for kind, model in MODELS.items():
        post = db.session.scalar(select(model).where(model.token == token, model.author_id == account_id))
        if post is not None:
            return kind, post
    raise NotFound(_("There is no draft at this address. It may have been sent already: see “My posts”."))


def is_sent(token: str) -> bool:
    """Whether any post has this address."""
    return any(db.session.scalar(select(model.id).where(model.token == token)) for model in MODELS.values())


def tokens_of(account_id: int) -> Sequence[str]:
    """The addresses of everything that somebody has written, whatever became of it."""
    parts = [select(model.token).where(model.author_id == account_id) for model in MODELS.values()]
    return db.session.scalars(union_all(*parts)).all()


def is_over(token: str) -> bool:
    """Whether a resolution with this address was taken back."""
    return bool(
        db.session.scalar(
            select(Resolution.id).where(
                Resolution.token == token,
                Resolution.withdrawn_at.is_not(None) | Resolution.state.in_(ENDED),
            )
        )
    )


def sent(account_id: int) -> Subquery:
    """Everything one account has sent: its kind and row, when, and a place that no two of them share."""
    # Steps that are public stand on the page of their problem.
    left_out = {
        Complaint: Complaint.state == Publication.DRAFT,
        Answer: Answer.state == Publication.DRAFT,
        Resolution: or_(
            Resolution.state == Publication.PUBLISHED,
            Resolution.sent_at.is_(None),
            Resolution.withdrawn_at.is_not(None),
        ),
    }
    parts = [
        select(
            literal(kind).label("kind"),
            model.id.label("id"),
            func.coalesce(model.sent_at, model.started_at).label("at"),
            (model.id * len(LISTED) + number).label("place"),
        ).where(model.author_id == account_id, ~left_out[model])
        for number, (kind, model) in enumerate(LISTED.items())
    ]
    return union_all(*parts).subquery()


def sent_by(account_id: int, place: Place) -> Page[tuple[str, Any]]:
    """One page of everything one account has sent, newest first, with its kind."""
    every = sent(account_id)
    rows = db.session.execute(paging.narrowed(select(every), every.c.at, every.c.place, place)).all()
    found = paging.page(rows, place, lambda row: (row.at, row.place))
    posts = {kind: _posts(kind, [row.id for row in found.rows if row.kind == kind]) for kind in LISTED}
    return Page([(row.kind, posts[row.kind][row.id]) for row in found.rows], found.newer, found.older)


def counts(account_id: int) -> tuple[int, int]:
    """How many posts of somebody are on their way, and how many stand, or stood until they were hidden, in public."""
    every = dict.fromkeys(Publication, 0)
    for model in LISTED.values():
        rows = select(model.state, func.count()).where(model.author_id == account_id).group_by(model.state)
        for state, number in db.session.execute(rows):
            every[Publication(state)] += number
    return sum(every[state] for state in ON_THEIR_WAY), sum(every[state] for state in ONCE_PUBLIC)


def restrictions(posts: Sequence[tuple[str, Any]]) -> dict[tuple[str, int], Decision]:
    """The last restriction of each of these posts, in one query."""
    wanted = select(Decision).where(Decision.act.in_(RESTRICTIONS), _one_of(Decision, posts)).order_by(Decision.id)
    return {(row.subject_kind, row.subject_id): row for row in db.session.scalars(wanted)}


def open_entries(posts: Sequence[tuple[str, Any]]) -> dict[tuple[str, int], QueueEntry]:
    """Where each of these posts stands in the queue, in one query."""
    wanted = select(QueueEntry).where(QueueEntry.decided_at.is_(None), _one_of(QueueEntry, posts))
    return {(row.subject_kind, row.subject_id): row for row in db.session.scalars(wanted.order_by(QueueEntry.id))}


def _one_of(model: Any, posts: Sequence[tuple[str, Any]]) -> ColumnElement[bool]:
    return or_(
        false(),
        *(
            and_(model.subject_kind == kind, model.subject_id.in_([post.id for of, post in posts if of == kind]))
            for kind in sorted({kind for kind, _post in posts})
        ),
    )


def _posts(kind: str, ids: Sequence[int]) -> dict[int, Any]:
    if not ids:
        return {}
    model = MODELS[kind]
    shown = (Complaint.product, Complaint.case) if kind == "complaint" else (model.complaint,)
    wanted = select(model).options(*(joinedload(one) for one in shown)).where(model.id.in_(ids))
    return {post.id: post for post in db.session.scalars(wanted)}
