"""Sessions: one row for each signed-in browser, found again by the hash of its cookie."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask, Request, g
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.accounts import passwords, queries, rules
from forum.accounts.models import Account, AccountSession
from forum.accounts.rules import Standing
from forum.accounts.viewers import Viewer, Visitor
from forum.config import settings
from forum.errors import Invalid
from forum.extensions import db, login, writing

SEEN_STEP = timedelta(minutes=5)


@dataclass(frozen=True)
class SignedIn:
    """A session that was just started: the secret for its cookie, and whether a code is still missing.

    `claimed` says how many drafts of a visitor became this account's with it.
    """

    token: str
    account_id: int
    needs_code: bool
    claimed: int = 0


@dataclass(frozen=True)
class Half:
    """Somebody whose password was right and whose code is still missing: for every page a visitor."""

    session_id: int
    account_id: int


def init_app(app: Flask) -> None:
    """Tell Flask-Login who somebody is from our own session rows; its own cookie is never used."""
    login.init_app(app)
    login.anonymous_user = Visitor
    login.request_loader(viewer_of)


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and https; plain http cannot carry it."""
    return "__Host-session" if settings().public_address.startswith("https://") else "session"


def viewer_of(request: Request) -> Viewer | None:
    """Find the account behind a request's session cookie; nobody before the second factor is done."""
    token = request.cookies.get(cookie_name())
    row = queries.session_by_hash(_hash(token)) if token else None
    if row is None or row.account.closed_at is not None:
        return None
    standing = rules.standing(row.account.role, row.account.second_factor_at, row.second_factor_at)
    idle = rules.CODE_TIME if standing is Standing.CODE else rules.idle_time(row.account.role)
    if clock.now() - row.seen_at > idle:
        return None
    if standing is Standing.CODE:
        g.half_signed_in = Half(row.id, row.account_id)
        return None
    row = _seen(row)
    g.session_id = row.id
    return Viewer(row.account, must_set_up=standing is Standing.SET_UP)


def half_signed_in() -> Half | None:
    """Who has given the password and not yet the code, in this request."""
    found = None if current_user.signed_in else g.get("half_signed_in")
    return found if isinstance(found, Half) else None


def sign_in(address: str, password: str, agent: str = "") -> SignedIn:
    """Start a session. The same answer, after the same time, for a wrong address and a wrong password."""
    account = queries.account_by_address(address)
    if not passwords.fits(password, account.password_hash if account else None) or account is None:
        words = _("This address and password do not fit together. Please try again.")
        raise Invalid(words, {"address": words})
    account_id = account.id
    with writing():
        return start(account_id, agent)


def start(account_id: int, agent: str, *, with_code: bool = False) -> SignedIn:
    """Start a session inside the transaction of what made it good; always under a new secret."""
    account, token, now = db.session.get_one(Account, account_id), secrets.token_urlsafe(32), clock.now()
    row = AccountSession(token_hash=_hash(token), account_id=account_id, started_at=now, seen_at=now)
    row.agent, row.second_factor_at = agent, now if with_code else None
    db.session.add(row)
    standing = rules.standing(account.role, account.second_factor_at, row.second_factor_at)
    return SignedIn(token, account_id, standing is Standing.CODE)


def end(account_id: int, *, but: int | None = None) -> None:
    """End every session of an account, but for one, inside the transaction of the change that asks for it."""
    for row in db.session.query(AccountSession).filter_by(account_id=account_id, ended_at=None):
        if row.id != but:
            row.ended_at = clock.now()


def remember(response: Response, token: str) -> Response:
    """Give the browser the cookie of a session."""
    secure = settings().public_address.startswith("https://")
    response.set_cookie(cookie_name(), token, httponly=True, secure=secure, samesite="Lax", path="/")
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


def viewer_variables() -> dict[str, Any]:
    """What every template knows about who is looking."""
    # The reader itself: a page asks some forty times, and the proxy would look for it each time.
    return {"viewer": current_user._get_current_object()}


def _seen(row: AccountSession) -> AccountSession:
    """Note the click, at most every few minutes."""
    if clock.now() - row.seen_at <= SEEN_STEP:
        return row
    row_id = row.id
    with writing():
        db.session.get_one(AccountSession, row_id).seen_at = clock.now()
    return db.session.get_one(AccountSession, row_id)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
