"""What waits for somebody who has left is deleted."""

from sqlalchemy import delete

from forum.events import Happened
from forum.extensions import db
from forum.notices.models import DigestLine


def forget_person(happened: list[Happened]) -> None:
    """Delete what waits to be told to closed accounts; subjects are “account:12”."""
    gone = {int((one.subject or "").partition(":")[2]) for one in happened}
    db.session.execute(delete(DigestLine).where(DigestLine.account_id.in_(gone)))
