"""Drafts: kept for their author, gone once the words are sealed, given back when a post is returned or declined.

Whoever has not signed in yet owns drafts by a cookie, of which only the hash is here, and for a day.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.extensions import db, writing
from forum.vault import services
from forum.vault.models import Draft

# An account's id, or the hash of a visitor's cookie.
Owner = int | str
VISITORS_TIME = timedelta(hours=24)


def keep(
    fields: Mapping[str, str],
    *,
    owner: Owner,
    subject_kind: str,
    complaint_id: int | None = None,
    post_id: int | None = None,
    token: str | None = None,
) -> Draft:
    """Store a draft under its token, new or known; a known one must belong to the same person."""
    token = token or secrets.token_urlsafe(16)
    box = services.lock("draft", token, fields)
    with writing():
        draft = find(token, owner)
        if draft is None:
            draft = Draft(token=token, subject_kind=subject_kind, complaint_id=complaint_id, post_id=post_id)
            if isinstance(owner, int):
                draft.account_id = owner
            else:
                draft.visitor_hash = owner
            _fill(draft, box)
            draft = _added(draft, owner)
        _fill(draft, box)
        db.session.flush()
    return draft


def boxed(token: str, fields: Mapping[str, str]) -> bytes:
    """Encrypt words for a draft, outside the transaction that puts them there."""
    return services.lock("draft", token, fields)


def put(draft: Draft, box: bytes) -> None:
    """Give a draft other words, inside a transaction."""
    _fill(draft, box)
    db.session.flush()


def find(token: str, owner: Owner, *, locked: bool = False) -> Draft | None:
    """Somebody's own draft; `locked` lets a second click wait until the first one is done."""
    wanted = select(Draft).where(Draft.token == token, *_owned_by(owner))
    if locked:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(wanted)


def of_visitor(visitor_hash: str | None) -> Sequence[Draft]:
    """What a visitor wrote in the last day, newest first."""
    if not visitor_hash:
        return []
    wanted = select(Draft).where(*_owned_by(visitor_hash)).order_by(Draft.saved_at.desc(), Draft.id.desc())
    return db.session.scalars(wanted).all()


def claim(visitor_hash: str | None, account_id: int) -> int:
    """Give a visitor's drafts to the account they signed in with; say how many there were."""
    if not visitor_hash:
        return 0
    theirs = update(Draft).where(*_owned_by(visitor_hash))
    with writing():
        claimed = db.session.execute(theirs.values(account_id=account_id, visitor_hash=None, expires_at=None))
    return int(claimed.rowcount)  # type: ignore[attr-defined]


def forget_expired() -> int:
    """Delete what visitors left behind for a day; say how many drafts that were."""
    with writing():
        gone = db.session.execute(delete(Draft).where(Draft.expires_at <= clock.now()))
    count = int(gone.rowcount)  # type: ignore[attr-defined]
    if count:
        services.forget_deleted()
    return count


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


def of_account(account_id: int) -> Sequence[Draft]:
    """Every draft of an account, oldest first."""
    return db.session.scalars(select(Draft).where(Draft.account_id == account_id).order_by(Draft.id)).all()


def drop_all(account_id: int) -> None:
    """Delete every draft of an account, inside a transaction."""
    db.session.execute(delete(Draft).where(Draft.account_id == account_id))


def _owned_by(owner: Owner) -> tuple[ColumnElement[bool], ...]:
    """A visitor's words are over after a day, even before the worker deletes them."""
    if isinstance(owner, int):
        return (Draft.account_id == owner,)
    return (Draft.account_id.is_(None), Draft.visitor_hash == owner, Draft.expires_at > clock.now())


def _fill(draft: Draft, box: bytes) -> None:
    draft.box, draft.saved_at = box, clock.now()
    draft.expires_at = draft.saved_at + VISITORS_TIME if draft.account_id is None else None


def _added(draft: Draft, owner: Owner) -> Draft:
    """Store a new draft; the second of two clicks at the same moment finds the first one's."""
    token = draft.token
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        found = find(token, owner)
        if found is None:
            raise
        return found
    return draft
