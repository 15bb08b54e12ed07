"""Where the links in mails lead. Opening one changes nothing: mail programs open links by themselves."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from forum.accounts import services
from forum.accounts.forms import Confirm, NewPassword, blame
from forum.accounts.rules import Purpose
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page, welcome
from forum.accounts.views.signing_in import agent
from forum.errors import Invalid, NotFound
from forum.web.guards import public
from forum.web.headers import never_store
from forum.web.limits import limit


def kindly(purpose: Purpose) -> Callable[[Callable[..., Page]], Callable[..., Page]]:
    """Answer a link that is over with a page that says how to get a new one."""

    def wrap(view: Callable[..., Page]) -> Callable[..., Page]:
        @wraps(view)
        def seen(**values: Any) -> Page:
            never_store()  # the address is a secret
            try:
                return view(**values)
            except NotFound:
                return render_template("accounts/link_over.html", purpose=purpose), 404

        return seen

    return wrap


@blueprint.get("/confirm/<token>")
@public
@kindly(Purpose.REGISTER)
def confirm(token: str) -> Page:
    """Ask for the password of the registration."""
    services.link(token, Purpose.REGISTER)
    return render_template("accounts/confirm.html", form=Confirm(), token=token)


@blueprint.post("/confirm/<token>")
@public
@kindly(Purpose.REGISTER)
def confirm_post(token: str) -> Page:
    """Make the account and sign in."""
    limit("confirm", per_minute=10, per_day=100)
    form, link = Confirm(request.form), services.link(token, Purpose.REGISTER)
    limit("confirm-this", who=f"link:{link.nonce}", per_minute=6, per_day=40)
    if form.validate():
        try:
            return welcome(
                services.confirm_registration(
                    token, form.password.data, pseudonym=form.pseudonym.data or "", agent=agent()
                ),
                None,
            )
        except Invalid as wrong:
            blame(form, wrong)
    return render_template("accounts/confirm.html", form=form, token=token), 422


@blueprint.get("/reset/<token>")
@public
@kindly(Purpose.RESET)
def reset(token: str) -> Page:
    """Ask for a new password."""
    services.link(token, Purpose.RESET)
    return render_template("accounts/reset.html", form=NewPassword(), token=token)


@blueprint.post("/reset/<token>")
@public
@kindly(Purpose.RESET)
def reset_post(token: str) -> Page:
    """Set the new password, end every session, and sign in."""
    limit("reset", per_minute=10, per_day=100)
    services.link(token, Purpose.RESET)
    form = NewPassword(request.form)
    if form.validate():
        try:
            return welcome(services.reset(token, form.new.data, agent=agent()), None)
        except Invalid as wrong:
            blame(form, wrong)
    return render_template("accounts/reset.html", form=form, token=token), 422


@blueprint.get("/account/address/<token>")
@kindly(Purpose.ADDRESS)
def move(token: str) -> Page:
    """Ask once more before the address changes."""
    services.link(token, Purpose.ADDRESS, current_user.account_id)
    return render_template("accounts/move.html", token=token)


@blueprint.post("/account/address/<token>")
@kindly(Purpose.ADDRESS)
def move_post(token: str) -> Page:
    """Change the address."""
    limit("move", who=f"account:{current_user.account_id}", per_minute=10, per_day=50)
    services.move(token, current_user.account_id)
    return redirect(url_for("accounts.account", done="address"), 303)
