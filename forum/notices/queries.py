"""Who has to hear of something."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accounts.models import Account
from forum.complaints.models import Follow
from forum.extensions import db


def followers(complaint_id: int) -> Sequence[Account]:
    """Open accounts that follow a problem."""
    wanted = (
        select(Account)
        .join(Follow, Follow.account_id == Account.id)
        .where(Follow.complaint_id == complaint_id, Account.closed_at.is_(None))
    )
    return db.session.scalars(wanted.order_by(Account.id)).all()


def account(account_id: int | None) -> Account | None:
    """One open account."""
    found = db.session.get(Account, account_id) if account_id is not None else None
    return found if found is not None and found.closed_at is None else None
