"""One's own posts, found by kind and random address. The words of unpublished ones are not here."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Subquery, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from forum.answers.models import Answer, Resolution
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import NotFound
from forum.extensions import db
from forum.web import paging
from forum.web.paging import Page, Place

ENDED = (Publication.WITHDRAWN, Publication.DECLINED, Publication.REMOVED)
MODELS: dict[str, Any] = {"complaint": Complaint, "answer": Answer, "resolution": Resolution}


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
            (model.id * len(MODELS) + number).label("place"),
        ).where(model.author_id == account_id, ~left_out[model])
        for number, (kind, model) in enumerate(MODELS.items())
    ]
    return union_all(*parts).subquery()


def sent_by(account_id: int, place: Place) -> Page[tuple[str, Any]]:
    """One page of everything one account has sent, newest first, with its kind."""
    every = sent(account_id)
    rows = db.session.execute(paging.narrowed(select(every), every.c.at, every.c.place, place)).all()
    found = paging.page(rows, place, lambda row: (row.at, row.place))
    posts = {kind: _posts(kind, [row.id for row in found.rows if row.kind == kind]) for kind in MODELS}
    return Page([(row.kind, posts[row.kind][row.id]) for row in found.rows], found.newer, found.older)


def _posts(kind: str, ids: Sequence[int]) -> dict[int, Any]:
    if not ids:
        return {}
    model = MODELS[kind]
    shown = (Complaint.product, Complaint.case) if kind == "complaint" else (model.complaint,)
    wanted = select(model).options(*(joinedload(one) for one in shown)).where(model.id.in_(ids))
    return {post.id: post for post in db.session.scalars(wanted)}
