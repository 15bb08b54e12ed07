"""One's own posts, found by kind and random address. The words of unpublished ones are not here."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from forum.answers import queries as answers
from forum.answers.models import Answer, Resolution
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import NotFound
from forum.extensions import db

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


def sent_by(account_id: int) -> Sequence[tuple[str, Any]]:
    """Everything one account has sent, newest first, with its kind."""
    # Steps that are public stand on the page of their problem.
    steps = select(Resolution).where(
        Resolution.author_id == account_id,
        Resolution.state != Publication.PUBLISHED,
        Resolution.sent_at.is_not(None),
        Resolution.withdrawn_at.is_(None),
    )
    every: list[tuple[str, Any]] = [
        *(("complaint", row) for row in complaints.of_author(account_id)),
        *(("answer", row) for row in answers.of_author(account_id)),
        *(("resolution", row) for row in db.session.scalars(steps)),
    ]
    return sorted(every, key=lambda pair: pair[1].sent_at or pair[1].started_at, reverse=True)
