"""What moderation keeps of somebody who leaves: decisions and their reasons; none of the words."""

from typing import Any

from sqlalchemy import select

from forum import clock
from forum.complaints.rules import Mover, Publication
from forum.extensions import db
from forum.moderation import subjects
from forum.moderation.models import Appeal, Decision, QueueEntry
from forum.moderation.services import claiming
from forum.vault import services as vault


def taken_back(kind: str, post_id: int) -> Any:
    """One's own post, locked, and out of a moderator's hands if one was reading it; inside a transaction."""
    for entry in db.session.scalars(_entries(kind, post_id).with_for_update()):
        if entry.decided_at is None:
            entry.claimed_by_id = entry.claimed_until = None
    post = subjects.load(kind, post_id, locked=True)
    if post.state == Publication.IN_REVIEW:
        post.move_to(Publication.WAITING, Mover.MACHINE)
    return post


def destroy_originals(kind: str, post: Any) -> None:
    """Destroy every sealed word of a post at once, inside a transaction.

    Nobody is left who could contest a decision, so open appeals end with it. An entry that still waits holds what
    stood in public already, and a moderator needs it to let a hidden post come back.
    """
    entries = db.session.scalars(_entries(kind, post.id)).all()
    decisions = select(Decision).where(Decision.subject_kind == kind, Decision.subject_id == post.id)
    decided = db.session.scalars(decisions).all()
    appeals = db.session.scalars(select(Appeal).where(Appeal.decision_id.in_([one.id for one in decided]))).all()
    for appeal in appeals:
        appeal.decided_at = appeal.decided_at or clock.now()
    waiting = {one.original_id for one in entries if one.decided_at is None}
    gone = {one.original_id for one in (*entries, *decided)} | {one.sealed_id for one in appeals}
    gone.add(getattr(post, "private_id", None))
    if getattr(post, "private_id", None) is not None:
        post.private_id = None
    vault.destroy({one for one in gone - waiting if one is not None})


def let_go(account_id: int) -> None:
    """Put what a moderator held back among the waiting posts, inside a transaction."""
    held = select(QueueEntry).where(QueueEntry.claimed_by_id == account_id, QueueEntry.decided_at.is_(None))
    for entry in db.session.scalars(held.with_for_update()):
        claiming.put_back(entry, Mover.MACHINE)


def _entries(kind: str, post_id: int) -> Any:
    return select(QueueEntry).where(QueueEntry.subject_kind == kind, QueueEntry.subject_id == post_id)
