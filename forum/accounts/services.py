"""Granting accounts, signing in and out."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, g
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock, log
from forum.accounts import passwords, queries, rules
from forum.accounts.models import Account, AccountSession
from forum.accounts.viewers import Viewer, Visitor
from forum.catalogue import queries as catalogue
from forum.config import settings
from forum.errors import Invalid
from forum.extensions import db, login, writing
from forum.redaction import rules as redaction
from forum.redaction import services as redacting
from forum.roles import REVIEWERS, Role

SEEN_STEP = timedelta(minutes=5)


def init_app(app: Flask) -> None:
    """Tell Flask-Login who somebody is from our own session rows; its own cookie is never used."""
    login.init_app(app)
    login.anonymous_user = Visitor
    login.request_loader(viewer_of)


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and https; plain http cannot carry it."""
    return "__Host-session" if settings().public_address.startswith("https://") else "session"


def viewer_of(request: Request) -> Viewer | None:
    """Find the account behind a request's session cookie."""
    token = request.cookies.get(cookie_name())
    if not token:
        return None
    row = queries.session_by_hash(_hash(token))
    if row is None or row.account.closed_at is not None:
        return None
    now = clock.now()
    idle = rules.REVIEWER_IDLE if row.account.role in REVIEWERS else rules.SESSION_IDLE
    if now - row.seen_at > idle:
        return None
    if now - row.seen_at > SEEN_STEP:
        row_id = row.id
        with writing():
            db.session.get_one(AccountSession, row_id).seen_at = now
        row = db.session.get_one(AccountSession, row_id)
    g.session_id = row.id
    return Viewer(row.account)


def grant(
    address: str, role: Role, *, pseudonym: str = "", password: str = "", team: str = "", language: str = "en"
) -> tuple[Account, str]:
    """Make an account or change its role; return it with its password if a new one was made.

    Raises Invalid for an address, pseudonym, password or team that cannot be.
    """
    address = rules.normal_address(address)
    if not rules.is_address(address):
        raise Invalid(_("“%(address)s” is not an e-mail address.", address=address))
    of_team = catalogue.team_by_slug(team) if team else None
    if team and of_team is None:
        raise Invalid(_("There is no team “%(team)s”.", team=team))
    account = queries.account_by_address(address)
    made = password or ("" if account else secrets.token_urlsafe(12))
    pseudonym = pseudonym or (account.pseudonym if account else address.split("@")[0][: rules.PSEUDONYM_LONGEST])
    refuse_pseudonym(pseudonym)
    if made and len(made) < rules.PASSWORD_SHORTEST:
        raise Invalid(_("A password needs at least %(n)s characters.", n=rules.PASSWORD_SHORTEST))
    password_hash = passwords.hashed(made) if made else ""
    team_id = of_team.id if of_team else None
    with writing():
        account = queries.account_by_address(address)
        if account is None:
            account = Account(address=address, created_at=clock.now(), language=language)
            db.session.add(account)
        account.role, account.pseudonym = role, pseudonym
        account.team_id = team_id if team else account.team_id
        if password_hash:
            account.password_hash = password_hash
        db.session.flush()
        log.record("granted", actor_id=None, role="command", subject_kind="account", subject_id=account.id, to=role)
    return account, made


def refuse_pseudonym(pseudonym: str) -> None:
    """Refuse a pseudonym that is too long, looks official, or names somebody on the roster. Raises Invalid."""
    words = {
        "length": _("A pseudonym has 1 to 40 characters."),
        "characters": _("This pseudonym holds characters that cannot be shown."),
        "reserved": _("This pseudonym looks like an official one. Please choose another."),
        "name": _("Please choose another pseudonym."),
    }
    fault = rules.pseudonym_fault(pseudonym, redaction.fold(pseudonym), settings().operator)
    if fault is None and redacting.rules_hit(pseudonym):
        fault = "name"
    if fault:
        raise Invalid(words[fault], {"pseudonym": words[fault]})


def sign_in(address: str, password: str) -> str:
    """Start a session; return the secret for the cookie. The same answer for a wrong address and a wrong password."""
    account = queries.account_by_address(address)
    if not passwords.fits(password, account.password_hash if account else None) or account is None:
        words = _("This address and password do not fit together. Please try again.")
        raise Invalid(words, {"address": words})
    token = secrets.token_urlsafe(32)
    account_id = account.id
    with writing():
        db.session.add(
            AccountSession(token_hash=_hash(token), account_id=account_id, started_at=clock.now(), seen_at=clock.now())
        )
    return token


def remember(response: Response, token: str) -> Response:
    """Give the browser the cookie of a session."""
    response.set_cookie(
        cookie_name(),
        token,
        httponly=True,
        secure=settings().public_address.startswith("https://"),
        samesite="Lax",
        path="/",
    )
    return response


def forget(response: Response) -> Response:
    """Take the cookie back; the session itself is ended by `sign_out`."""
    secure = settings().public_address.startswith("https://")
    response.delete_cookie(cookie_name(), path="/", secure=secure, httponly=True, samesite="Lax")
    return response


def sign_out(session_id: int) -> None:
    """End one session."""
    with writing():
        row = db.session.get(AccountSession, session_id)
        if row is not None:
            row.ended_at = clock.now()


def set_keys(account_id: int, on: bool) -> None:
    """Switch the keyboard shortcuts of the review pages on or off."""
    with writing():
        db.session.get_one(Account, account_id).keys_on = on


def viewer_variables() -> dict[str, Any]:
    """What every template knows about who is looking."""
    return {"viewer": current_user}


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
