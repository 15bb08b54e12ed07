"""Declined texts are their authors' to read for as long as they may contest; then they are destroyed."""

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select

from forum import clock, log
from forum.complaints.rules import Publication
from forum.extensions import db, writing
from forum.moderation import subjects
from forum.moderation.models import Appeal, Decision
from forum.moderation.rules import Act
from forum.vault import services as vault
from forum.vault.models import Draft


def forget_declined() -> int:
    """Destroy the drafts of declined posts that nobody can contest any more; return how many."""
    of_declined = or_(*(_is_of_declined(kind) for kind in subjects.KINDS))
    with writing():
        gone = db.session.execute(delete(Draft).where(of_declined, ~_may_still_turn()))
        count = int(gone.rowcount)  # type: ignore[attr-defined]
        if count:
            log.record("purged", actor_id=None, role="machine", subject_kind="drafts", subject_id="", count=count)
    if count:
        vault.forget_deleted()
    return count


def _is_of_declined(kind: str) -> ColumnElement[bool]:
    model = subjects.KINDS[kind].model
    declined = select(model.id).where(model.state == Publication.DECLINED)
    return and_(Draft.subject_kind == kind, Draft.post_id.in_(declined))


def _may_still_turn() -> ColumnElement[bool]:
    """Whether a decision about the draft's post can be contested, or is being contested."""
    appealed = exists().where(Appeal.decision_id == Decision.id, Appeal.decided_at.is_(None))
    return exists().where(
        Decision.subject_kind == Draft.subject_kind,
        Decision.subject_id == Draft.post_id,
        Decision.act == Act.DECLINED,
        or_(Decision.appeal_until >= clock.now(), appealed),
    )
