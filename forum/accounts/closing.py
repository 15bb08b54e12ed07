"""Closing an account: the row and its number stay, because the log knows it; who it was is gone."""

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select

from forum import clock
from forum.accounts.models import Account, AccountSession, AddressLink, RecoveryCode, new_handle
from forum.errors import NotAllowed
from forum.extensions import db
from forum.roles import Role


def close(account: Account) -> None:
    """Empty an account of everything that says whose it was, inside a transaction."""
    address = account.address
    account.closed_at = clock.now()
    account.address = f"closed-{account.id}@invalid"
    account.pseudonym = account.password_hash = ""
    account.handle = new_handle()
    account.role, account.team_id, account.language = Role.CUSTOMER, None, "en"
    account.second_factor_box = account.second_factor_at = account.second_factor_step = None
    account.mail_choices, account.keys_on = {}, False
    for model in (AccountSession, RecoveryCode):
        db.session.execute(delete(model).where(model.account_id == account.id))
    links = or_(AddressLink.account_id == account.id, AddressLink.address == address)
    db.session.execute(delete(AddressLink).where(links))


def refuse_last_administrator(account: Account) -> None:
    """Refuse to close the only account that can give roles; of two who leave at once, one stays. Raises NotAllowed."""
    if account.role != Role.ADMINISTRATOR:
        return
    open_ones = select(Account.id).where(Account.role == Role.ADMINISTRATOR, Account.closed_at.is_(None))
    if len(db.session.scalars(open_ones.order_by(Account.id).with_for_update()).all()) < 2:
        raise NotAllowed(_("You are the only administrator here. Make somebody else one first, then you can leave."))
