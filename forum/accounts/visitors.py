"""Somebody who writes before signing in: a random token in a cookie, and beside their drafts only its hash."""

import hashlib
import textwrap
from dataclasses import dataclass

from flask import Request
from werkzeug.wrappers import Response

from forum.config import settings
from forum.vault import drafts

FIRST_WORDS = 120


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and https; plain http cannot carry it."""
    return "__Host-draft" if _secure() else "draft"


def visitor_hash(request: Request) -> str | None:
    """Whose drafts a browser may open, if it has kept any."""
    token = request.cookies.get(cookie_name())
    return hashed(token) if token else None


def hashed(token: str) -> str:
    """What is stored of a cookie."""
    return hashlib.sha256(token.encode()).hexdigest()


def give(response: Response, token: str) -> Response:
    """Let the browser keep the token for as long as the words are kept."""
    age = int(drafts.VISITORS_TIME.total_seconds())
    response.set_cookie(cookie_name(), token, max_age=age, httponly=True, secure=_secure(), samesite="Lax", path="/")
    return response


def forget(response: Response) -> Response:
    """Take the cookie back, once the drafts belong to an account."""
    response.delete_cookie(cookie_name(), path="/", secure=_secure(), httponly=True, samesite="Lax")
    return response


@dataclass(frozen=True)
class Kept:
    """What a visitor wrote last: where it is, and how it begins."""

    token: str
    words: str


def kept(request: Request) -> Kept | None:
    """What a visitor wrote last, so that they see that it is kept."""
    for draft in drafts.of_visitor(visitor_hash(request)):
        fields = drafts.read(draft)
        written = fields.get("title", "").strip() or fields.get("body", "").strip()
        if written:
            return Kept(draft.token, textwrap.shorten(written, FIRST_WORDS, placeholder=" …"))
    return None


def _secure() -> bool:
    return settings().public_address.startswith("https://")
