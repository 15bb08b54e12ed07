"""Reading proposals and the state of the roster."""

from datetime import datetime

from sqlalchemy import func, select

from forum.extensions import db
from forum.redaction.models import Proposal, RosterName


def proposal_for(subject_kind: str, subject_id: int) -> Proposal | None:
    """The newest proposal for a post."""
    return db.session.scalar(
        select(Proposal)
        .where(Proposal.subject_kind == subject_kind, Proposal.subject_id == subject_id)
        .order_by(Proposal.id.desc())
        .limit(1)
    )


def roster_state() -> tuple[int, datetime | None]:
    """How many names are on the roster and when it last changed: two equal answers mean the same roster."""
    count, changed_at = db.session.execute(select(func.count(), func.max(RosterName.changed_at))).one()
    return int(count), changed_at
