"""Reading proposals and the state of the roster."""

from datetime import datetime

from sqlalchemy import func, select

from forum.extensions import db
from forum.redaction.models import RosterName


def roster_state() -> tuple[int, datetime | None]:
    """How many names are on the roster and when it last changed: two equal answers mean the same roster."""
    count, changed_at = db.session.execute(select(func.count(), func.max(RosterName.changed_at))).one()
    return int(count), changed_at
