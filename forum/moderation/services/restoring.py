"""Back into the public's sight: as it was, or through the queue when a protected name stands in it."""

from typing import Any

from sqlalchemy import select

from forum.accounts.models import Account
from forum.complaints.rules import Mover
from forum.complaints.services import PublicField, Publishable
from forum.extensions import db, writing
from forum.moderation import subjects
from forum.moderation.models import Decision, QueueEntry
from forum.moderation.rules import Act
from forum.moderation.services import deciding, protecting
from forum.redaction import services as redaction


def restore(kind: str, post: Any, account: Account) -> Decision | None:
    """Show a hidden or removed post again, as it was; None when a moderator must read it first.

    A post that was hidden because of a name must not come back with that name in it.
    """
    deciding.refuse_own(post, account)
    account_id, role, post_id = account.id, account.role, post.id
    named = protecting.holds(redaction.roster(), kind, post)
    with writing():
        post = subjects.load(kind, post_id, locked=True)
        if _waits(kind, post_id):
            return None
        if named:
            protecting.queue_public_words(kind, post)
            return None
        subjects.KINDS[kind].publish(post, _as_it_was(kind, post), Mover.MODERATOR)
        return deciding.decide(kind, post, Act.RESTORED, None, account_id, role)


def _waits(kind: str, post_id: int) -> bool:
    wanted = select(QueueEntry.id).where(
        QueueEntry.subject_kind == kind, QueueEntry.subject_id == post_id, QueueEntry.decided_at.is_(None)
    )
    return db.session.scalar(wanted.limit(1)) is not None


def _as_it_was(kind: str, post: Any) -> Publishable:
    fields = {
        name: PublicField(text, post.removals.get(name, ())) for name, text in subjects.public_words(kind, post).items()
    }
    return Publishable(fields, post.removed_counts, post.labels, post.language)
