"""What people change about their own account."""

from flask_babel import gettext as _

from forum import clock, events
from forum.accounts import passwords, rules
from forum.accounts.models import Account, AccountSession
from forum.accounts.services import sessions
from forum.accounts.services.pseudonyms import accepted_pseudonym
from forum.errors import Invalid
from forum.extensions import db, writing


def require_password(account_id: int, password: str) -> None:
    """Ask for the password before something that could lock its owner out. Raises Invalid."""
    if not passwords.fits(password, db.session.get_one(Account, account_id).password_hash):
        words = _("This is not your password.")
        raise Invalid(words, {"password": words})


def refuse_password(password: str, *own: str) -> None:
    """Refuse a new password that is too short, or among the first that anybody would try. Raises Invalid."""
    words = {
        "length": _(
            "A password has %(least)s to %(most)s characters.",
            least=rules.PASSWORD_SHORTEST,
            most=rules.PASSWORD_LONGEST,
        ),
        "common": _("This password is among the first that others would try. Please choose another."),
        "own": _("Your address and your pseudonym are known to others. Please choose another password."),
    }
    fault = rules.password_fault(password, *own)
    if fault:
        raise Invalid(words[fault], {"new": words[fault]})


def change_password(account_id: int, session_id: int, password: str, new: str) -> None:
    """Change the password, and end every other session. Raises Invalid."""
    require_password(account_id, password)
    account = db.session.get_one(Account, account_id)
    refuse_password(new, account.address, account.pseudonym)
    password_hash = passwords.hashed(new)
    with writing():
        db.session.get_one(Account, account_id).password_hash = password_hash
        sessions.end(account_id, but=session_id)
        events.record("password_changed", subject=str(account_id))


def change_pseudonym(account_id: int, pseudonym: str) -> None:
    """Go by another name, on everything one wrote. Raises Invalid."""
    pseudonym = accepted_pseudonym(pseudonym, own_id=account_id)
    with writing():
        db.session.get_one(Account, account_id).pseudonym = pseudonym


def set_language(account_id: int, language: str) -> None:
    """Choose the language of mail."""
    with writing():
        db.session.get_one(Account, account_id).language = language


def set_keys(account_id: int, on: bool) -> None:
    """Switch the keyboard shortcuts of the review pages on or off."""
    with writing():
        db.session.get_one(Account, account_id).keys_on = on


def end_own_session(account_id: int, session_id: int) -> None:
    """End one of one's own sessions; somebody else's is left alone."""
    with writing():
        row = db.session.get(AccountSession, session_id)
        if row is not None and row.account_id == account_id and row.ended_at is None:
            row.ended_at = clock.now()


def end_other_sessions(account_id: int, session_id: int) -> None:
    """Sign out everywhere but here."""
    with writing():
        sessions.end(account_id, but=session_id)
