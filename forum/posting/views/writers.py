"""Who writes: an account, or a visitor whose browser keeps a token. Only a POST gives one."""

import secrets

from flask import after_this_request, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import visitors
from forum.vault.drafts import Owner


def reader() -> Owner:
    """Whose drafts may be opened here; nobody’s for a visitor who has kept nothing."""
    if current_user.signed_in:
        return int(current_user.account_id)
    return visitors.visitor_hash(request) or ""


def writer() -> Owner:
    """Who keeps words now. A visitor’s browser gets a token, or another day for the one it has."""
    if current_user.signed_in:
        return int(current_user.account_id)
    token = request.cookies.get(visitors.cookie_name()) or secrets.token_urlsafe(32)

    @after_this_request
    def _give(response: Response) -> Response:
        return visitors.give(response, token)

    return visitors.hashed(token)


def who() -> str | None:
    """Whose acts are counted: an account’s, or an address’s."""
    return f"account:{current_user.account_id}" if current_user.signed_in else None


def way_out() -> str:
    """Where “Save and leave” leads: to one’s posts, or to the page that says how long the words are kept."""
    if current_user.signed_in:
        return url_for("posting.my_posts")
    return url_for("accounts.sign_in", next=url_for("posting.my_posts"))
