"""Reading proposals."""

from sqlalchemy import select

from forum.extensions import db
from forum.redaction.models import Proposal


def proposal_for(subject_kind: str, subject_id: int) -> Proposal | None:
    """The newest proposal for a post."""
    return db.session.scalar(
        select(Proposal)
        .where(Proposal.subject_kind == subject_kind, Proposal.subject_id == subject_id)
        .order_by(Proposal.id.desc())
        .limit(1)
    )
