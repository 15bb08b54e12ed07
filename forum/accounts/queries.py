"""Finding people, their sessions and their links."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from forum import clock
from forum.accounts.models import Account, AccountSession, AddressLink
from forum.accounts.rules import SAME_MAIL, SESSION_KEPT, Purpose, idle_time, normal_address
from forum.extensions import db
from forum.roles import STAFF, Role


def account_by_address(address: str) -> Account | None:
    """The open account with this e-mail address."""
    return db.session.scalar(
        select(Account).where(Account.address == normal_address(address), Account.closed_at.is_(None))
    )


def is_taken(address: str, but: int | None = None) -> bool:
    """Whether any account, open or closed, has this address; but for one."""
    found = db.session.scalar(select(Account.id).where(Account.address == normal_address(address)))
    return found is not None and found != but


def open_account(account_id: int | None) -> Account | None:
    """One account that has not been closed."""
    if account_id is None:
        return None
    return db.session.scalar(select(Account).where(Account.id == account_id, Account.closed_at.is_(None)))


def pseudonyms(but: int | None = None) -> Sequence[str]:
    """The pseudonyms of all open accounts, but for one."""
    wanted = select(Account.pseudonym).where(Account.closed_at.is_(None))
    return db.session.scalars(wanted.where(Account.id != but) if but is not None else wanted).all()


def session_by_hash(token_hash: str) -> AccountSession | None:
    """A session that has not been ended."""
    return db.session.scalar(
        select(AccountSession).where(AccountSession.token_hash == token_hash, AccountSession.ended_at.is_(None))
    )


def living_sessions(account: Account) -> Sequence[AccountSession]:
    """Where somebody is signed in, the newest click first."""
    since = clock.now() - min(idle_time(account.role), SESSION_KEPT)
    wanted = select(AccountSession).where(
        AccountSession.account_id == account.id, AccountSession.ended_at.is_(None), AccountSession.seen_at > since
    )
    return db.session.scalars(wanted.order_by(AccountSession.seen_at.desc(), AccountSession.id.desc())).all()


def link_by_nonce(nonce: str | None, purpose: Purpose | None = None, *, locked: bool = False) -> AddressLink | None:
    """A link that was not used and has not expired; `locked` lets a second click wait until the first one is done."""
    wanted = select(AddressLink).where(
        AddressLink.nonce == nonce, AddressLink.used_at.is_(None), AddressLink.expires_at > clock.now()
    )
    if purpose:
        wanted = wanted.where(AddressLink.purpose == purpose)
    if locked:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(wanted)


def was_asked_before(link: AddressLink) -> bool:
    """Whether the same was asked for a moment ago, so that a mail with a link that is still good is on its way.

    The moments stand still: of a hundred askings each five minutes bring one mail, and never none.
    """
    seconds = SAME_MAIL.total_seconds()
    since = link.created_at.timestamp() // seconds * seconds
    earlier = select(AddressLink.id).where(
        AddressLink.address == link.address,
        AddressLink.purpose == link.purpose,
        AddressLink.used_at.is_(None),
        AddressLink.id < link.id,
        AddressLink.created_at >= datetime.fromtimestamp(since, link.created_at.tzinfo),
    )
    return db.session.scalar(earlier.limit(1)) is not None


def staff() -> Sequence[Account]:
    """Everybody with a role, by role and name."""
    wanted = select(Account).where(Account.role.in_(STAFF), Account.closed_at.is_(None))
    return db.session.scalars(wanted.order_by(Account.role, func.lower(Account.pseudonym), Account.id)).all()


def last_seen(account_ids: Sequence[int]) -> dict[int, datetime]:
    """When each of these people clicked last."""
    wanted = select(AccountSession.account_id, func.max(AccountSession.seen_at).label("seen"))
    rows = db.session.execute(
        wanted.where(AccountSession.account_id.in_(account_ids)).group_by(AccountSession.account_id)
    )
    return {row.account_id: row.seen for row in rows}


def locked_administrators() -> Sequence[int]:
    """Everybody who may give roles, locked until the transaction ends: two of them cannot take each other's role."""
    wanted = select(Account.id).where(Account.role == Role.ADMINISTRATOR, Account.closed_at.is_(None))
    return db.session.scalars(wanted.order_by(Account.id).with_for_update()).all()
