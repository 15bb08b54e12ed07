"""Signing in and out, and one's own settings."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import services
from forum.accounts.forms import SignIn
from forum.config import settings
from forum.errors import Invalid
from forum.web.guards import public
from forum.web.limits import limit
from forum.web.security import safe_next

blueprint = Blueprint("accounts", __name__)

Page = str | Response | tuple[str, int]


@blueprint.get("/sign-in")
@public
def sign_in() -> Page:
    """Show the sign-in page."""
    if current_user.signed_in:
        return redirect(safe_next(request.args.get("next")) or url_for("public.home"))
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
    response = redirect(safe_next(request.form.get("next")) or url_for("public.home"))
    response.set_cookie(
        services.cookie_name(),
        token,
        httponly=True,
        secure=settings().public_address.startswith("https://"),
        samesite="Lax",
        path="/",
    )
    return response


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End this session."""
    services.sign_out(g.session_id)
    response = redirect(url_for("public.home"))
    response.delete_cookie(services.cookie_name(), path="/")
    return response


@blueprint.get("/account")
def account() -> str:
    """Show one's own settings."""
    return render_template("accounts/account.html")


@blueprint.post("/account/keys")
def keys() -> Response:
    """Switch the keyboard shortcuts on or off."""
    services.set_keys(current_user.account_id, request.form.get("keys") == "on")
    return redirect(safe_next(request.form.get("next")) or url_for("accounts.account"))


def _page(form: SignIn) -> str:
    return render_template("accounts/sign_in.html", form=form, next=request.values.get("next", ""))
