"""Declined texts are their authors' to read for as long as they may contest; then they are destroyed.

So are words for the team alone, some time after the case has ended.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select

from forum import clock, log
from forum.complaints.models import Case, Complaint
from forum.complaints.rules import Publication
from forum.config import settings
from forum.extensions import db, writing
from forum.moderation import subjects
from forum.moderation.models import Appeal, Decision
from forum.moderation.rules import Act, private_until
from forum.vault import services as vault
from forum.vault.models import Draft, Sealed


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


def date_private() -> int:
    """Say of words for the team alone when they are destroyed, now that cases ended or began again; return how many.

    Time needs no event: a date that was missed is found the next time this runs.
    """
    wanted = (
        select(Sealed, Complaint, Case.id, Case.ended_at)
        .join(Complaint, Complaint.private_id == Sealed.id)
        .outerjoin(Case, Case.complaint_id == Complaint.id)
    )
    days, appeal = timedelta(days=settings().purge_days), timedelta(days=settings().appeal_days)
    changed = 0
    with writing():
        for sealed, post, case_id, ended_at in db.session.execute(wanted):
            case = None if case_id is None else (ended_at,)
            until = private_until(Publication(post.state), post.published_at, post.changed_at, case, days, appeal)
            if sealed.purge_at != until:
                sealed.purge_at = until
                changed += 1
    return changed


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
