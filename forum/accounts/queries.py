"""Finding people and their sessions."""

from sqlalchemy import select

from forum.accounts.models import Account, AccountSession
from forum.accounts.rules import normal_address
from forum.extensions import db


def account_by_address(address: str) -> Account | None:
    """The open account with this e-mail address."""
    return db.session.scalar(
        select(Account).where(Account.address == normal_address(address), Account.closed_at.is_(None))
    )


def session_by_hash(token_hash: str) -> AccountSession | None:
    """A session that has not been ended."""
    return db.session.scalar(
        select(AccountSession).where(AccountSession.token_hash == token_hash, AccountSession.ended_at.is_(None))
    )
