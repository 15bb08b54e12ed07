"""Signing in and out, and one's own settings."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import services
from forum.accounts.forms import SignIn, carried, first_words
from forum.accounts.rules import ROLE_WORDS
from forum.errors import Invalid, SignInNeeded
from forum.web import error_pages
from forum.web.guards import public
from forum.web.limits import limit
from forum.web.security import SAFE, safe_next

blueprint = Blueprint("accounts", __name__)

Page = str | Response | tuple[str, int]


@blueprint.get("/sign-in")
@public
def sign_in() -> Page:
    """Show the sign-in page."""
    if current_user.signed_in:
        return redirect(safe_next(request.args.get("next")) or url_for("public.home"), 303)
    return _page(SignIn())


@blueprint.post("/sign-in")
@public
def sign_in_post() -> Page:
    """Check address and password, start a session, go on where one stopped."""
    limit("sign-in", per_minute=10, per_day=200)
    form = SignIn(request.form)
    if not form.validate():
        return _page(form), 422
    try:
        token = services.sign_in(form.address.data or "", form.password.data or "")
    except Invalid as wrong:
        form.address.errors = [wrong.message]
        return _page(form), 422
    place = safe_next(request.form.get("next"))
    # 307 lets the browser send the same words once more, now signed in, to where they were going.
    code = 307 if place and request.form.get("again") == "yes" else 303
    return services.remember(redirect(place or url_for("public.home"), code), token)


@blueprint.app_errorhandler(SignInNeeded)
def words_first(error: SignInNeeded) -> Page | Response:
    """Ask whoever wrote something to sign in, with their words on the page: they go on their way from there."""
    kept = carried(request.form) if request.method not in SAFE else []
    if not first_words(kept) or error_pages.prefers_json():
        return error_pages.refused(error)
    return _page(SignIn(), kept, error_pages.url_for_here(), again=True), 401


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End this session."""
    services.sign_out(g.session_id)
    return services.forget(redirect(url_for("public.home"), 303))


@blueprint.get("/account")
def account() -> str:
    """Show one's own settings."""
    return render_template("accounts/account.html", role=_(ROLE_WORDS[current_user.role]))


@blueprint.post("/account/keys")
def keys() -> Response:
    """Switch the keyboard shortcuts on or off."""
    services.set_keys(current_user.account_id, request.form.get("keys") == "on")
    return redirect(safe_next(request.form.get("next")) or url_for("accounts.account"), 303)


def _page(
    form: SignIn, kept: list[tuple[str, str]] | None = None, place: str | None = None, again: bool | None = None
) -> str:
    again = request.form.get("again") == "yes" if again is None else again
    kept = carried(request.form) if kept is None and again else kept or []
    return render_template(
        "accounts/sign_in.html",
        form=form,
        next=place or safe_next(request.values.get("next")) or "",
        again=again,
        kept=kept,
        first=first_words(kept),
    )
