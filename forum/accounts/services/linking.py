"""Links that go to an e-mail address: to confirm an account, to choose a new password, to change the address.

Asking costs and answers the same for addresses that are known and not: one row, one event. Which mail is sent is
decided by the worker.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace

from flask_babel import gettext as _
from sqlalchemy import delete, or_, update
from sqlalchemy.exc import IntegrityError

from forum import clock, events
from forum.accounts import link_tokens, passwords, queries, rules
from forum.accounts.models import Account, AccountSession, AddressLink
from forum.accounts.rules import Purpose
from forum.accounts.services import own, sessions
from forum.accounts.services.pseudonyms import accepted_pseudonym
from forum.accounts.services.sessions import SignedIn
from forum.errors import Invalid, NotFound
from forum.extensions import db, writing
from forum.roles import Role
from forum.vault import drafts


def ask_to_register(
    address: str, password: str, pseudonym: str, *, language: str, visitor_hash: str | None = None
) -> str:
    """Keep a registration until its address is confirmed; return the nonce of its link.

    Each has its own password, so that nobody can register with somebody else's address first. Raises Invalid.
    """
    address, pseudonym = _acceptable(address, password, pseudonym)
    row = _row(Purpose.REGISTER, address, language)
    row.pseudonym, row.visitor_hash = pseudonym, visitor_hash
    row.password_hash = passwords.hashed(password)
    return _asked(row)


def ask_to_reset(address: str, *, language: str) -> str:
    """Somebody wants to choose a new password; return the nonce of the link. Raises Invalid."""
    return _asked(_row(Purpose.RESET, _checked_address(address), language))


def ask_to_move(account_id: int, address: str, password: str, *, language: str) -> str:
    """Somebody wants to change their address; both addresses hear of it. Raises Invalid."""
    address = _checked_address(address)
    own.require_password(account_id, password)
    row = _row(Purpose.ADDRESS, address, language)
    row.account_id = account_id
    nonce = row.nonce
    with writing():
        events.record("address_asked", subject=nonce)
        return _asked(row)


def link(token: str, purpose: Purpose, account_id: int | None = None, *, locked: bool = False) -> AddressLink:
    """A link that is still good; one that changes an address only for the account that asked. Raises NotFound."""
    found = queries.link_by_nonce(link_tokens.nonce_of(token, purpose), purpose, locked=locked)
    if found is None or found.account_id != account_id:
        raise _over()
    return found


def confirm_registration(token: str, password: str, *, pseudonym: str = "", agent: str = "") -> SignedIn:
    """Make the account whose address is confirmed by this link, and start a session.

    The password of that registration is asked for, so that a link in the wrong hands opens nothing. The first
    registration that is confirmed has the address. Raises NotFound, Invalid.
    """
    found = link(token, Purpose.REGISTER)
    if not passwords.fits(password, found.password_hash):
        words = _("This is not the password you chose when you registered.")
        raise Invalid(words, {"password": words})
    pseudonym = accepted_pseudonym(pseudonym or found.pseudonym)
    with writing():
        found = link(token, Purpose.REGISTER, locked=True)
        account = _made(found, pseudonym)
        claimed = drafts.claim(found.visitor_hash, account.id)
        same = AddressLink.address == account.address, AddressLink.purpose == Purpose.REGISTER
        db.session.execute(delete(AddressLink).where(*same))
        return replace(sessions.start(account.id, agent), claimed=claimed)


def reset(token: str, password: str, *, agent: str = "") -> SignedIn:
    """Set a new password, end all sessions and start one, which a second factor still closes.

    Raises NotFound, Invalid.
    """
    found = link(token, Purpose.RESET)
    account = queries.account_by_address(found.address)
    if account is None:
        raise _over()
    own.refuse_password(password, found.address, account.pseudonym)
    account_id, password_hash = account.id, passwords.hashed(password)
    with writing():
        link(token, Purpose.RESET, locked=True)
        account = db.session.get_one(Account, account_id)
        account.password_hash = password_hash
        sessions.end(account_id)
        _use_up(account)
        events.record("password_changed", subject=str(account_id))
        return sessions.start(account_id, agent)


def move(token: str, account_id: int) -> None:
    """Change the address of the account that asked for it and is signed in. Raises NotFound."""
    with writing():
        address = link(token, Purpose.ADDRESS, account_id, locked=True).address
        account = db.session.get_one(Account, account_id)
        _use_up(account)
        account.address = address
        _refuse_taken(address, but=account_id)


def forget_old() -> None:
    """Delete links whose time is over, and sessions that ended long ago; a routine."""
    now = clock.now()
    over = or_(
        AccountSession.ended_at < now - rules.SESSION_KEPT,
        AccountSession.seen_at < now - rules.SESSION_IDLE - rules.SESSION_KEPT,
    )
    with writing():
        db.session.execute(delete(AddressLink).where(AddressLink.expires_at <= now))
        db.session.execute(delete(AccountSession).where(over))


def _acceptable(address: str, password: str, pseudonym: str) -> tuple[str, str]:
    """Address and pseudonym as they are kept; or everything that is wrong with the form, at once."""
    checks: tuple[Callable[[], object], ...] = (
        lambda: _checked_address(address),
        lambda: own.refuse_password(password, rules.normal_address(address), pseudonym),
        lambda: accepted_pseudonym(pseudonym),
    )
    wrong: list[Invalid] = []
    for check in checks:
        try:
            check()
        except Invalid as one:
            wrong.append(one)
    if wrong:
        raise Invalid(wrong[0].message, {name: words for one in wrong for name, words in one.fields.items()})
    return rules.normal_address(address), rules.clean_pseudonym(pseudonym)


def _made(found: AddressLink, pseudonym: str) -> Account:
    account = Account(
        address=found.address,
        pseudonym=pseudonym,
        password_hash=found.password_hash,
        role=Role.CUSTOMER,
        language=found.language,
        created_at=clock.now(),
    )
    db.session.add(account)
    _refuse_taken(account.address)
    return account


def _refuse_taken(address: str, but: int | None = None) -> None:
    """The first who confirms has the address; on PostgreSQL a second one may come at the same moment."""
    try:
        with db.session.no_autoflush:
            taken = queries.is_taken(address, but=but)
        db.session.flush()
    except IntegrityError:
        taken = True
    if taken:
        raise _over()


def _over() -> NotFound:
    return NotFound(_("This link was used already, or its time is over."))


def _checked_address(address: str) -> str:
    address = rules.normal_address(address)
    if not rules.is_address(address):
        words = _("This is not a whole e-mail address. It looks like name@example.org.")
        raise Invalid(words, {"address": words})
    return address


def _row(purpose: Purpose, address: str, language: str) -> AddressLink:
    now = clock.now()
    return AddressLink(
        purpose=purpose,
        nonce=secrets.token_hex(link_tokens.NONCE // 2),
        address=address,
        language=language,
        created_at=now,
        expires_at=now + rules.LINK_TIME[purpose],
    )


def _asked(row: AddressLink) -> str:
    nonce = row.nonce
    with writing():
        db.session.add(row)
        events.record("link_asked", subject=nonce)
    return nonce


def _use_up(account: Account) -> None:
    """One new password or address makes every other link of this account useless."""
    theirs = or_(
        AddressLink.account_id == account.id,
        (AddressLink.address == account.address) & (AddressLink.purpose == Purpose.RESET),
    )
    db.session.execute(update(AddressLink).where(theirs, AddressLink.used_at.is_(None)).values(used_at=clock.now()))
