"""Drafts: kept for their author, gone once the words are sealed, given back when a post is returned or declined."""

import secrets
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.extensions import db, writing
from forum.vault import services
from forum.vault.models import Draft


def keep(
    fields: Mapping[str, str],
    *,
    account_id: int | None,
    subject_kind: str,
    complaint_id: int | None = None,
    post_id: int | None = None,
    token: str | None = None,
) -> Draft:
    """Store a draft under its token, new or known; a known one must belong to the same account."""
    token = token or secrets.token_urlsafe(16)
    box = services.lock("draft", token, fields)
    with writing():
        draft = find(token, account_id)
        if draft is None:
            draft = Draft(token=token, account_id=account_id, subject_kind=subject_kind, complaint_id=complaint_id)
            draft.post_id = post_id
            draft.box, draft.saved_at = box, clock.now()
            draft = _added(draft)
        draft.box, draft.saved_at = box, clock.now()
        db.session.flush()
    return draft


def find(token: str, account_id: int | None, *, locked: bool = False) -> Draft | None:
    """An account's own draft; `locked` lets a second click wait until the first one is done."""
    wanted = select(Draft).where(Draft.token == token, Draft.account_id == account_id)
    if locked:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(wanted)


def is_taken(token: str) -> bool:
    """Whether any draft, of whomever, has this address."""
    return db.session.scalar(select(Draft.id).where(Draft.token == token)) is not None


def of_post(subject_kind: str, post_id: int) -> Draft | None:
    """The draft that a post was made of."""
    return db.session.scalar(select(Draft).where(Draft.subject_kind == subject_kind, Draft.post_id == post_id))


def read(draft: Draft) -> dict[str, str]:
    """The words of a draft."""
    return services.unlock("draft", draft.token, draft.box)


def drop(draft: Draft) -> None:
    """Delete a draft, inside the transaction that seals or withdraws its words."""
    db.session.delete(draft)


def _added(draft: Draft) -> Draft:
    """Store a new draft; the second of two clicks at the same moment finds the first one's."""
    token, account_id = draft.token, draft.account_id
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        found = find(token, account_id)
        if found is None:
            raise
        return found
    return draft
