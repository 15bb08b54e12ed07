"""Asking for an account, or for a new password: the same answer whether an address is known or not."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user

from forum.accounts import services, visitors
from forum.accounts.forms import Forgot, Register, blame
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page
from forum.errors import Invalid
from forum.web.guards import public
from forum.web.languages import language
from forum.web.limits import limit


@blueprint.get("/register")
@public
def register() -> Page:
    """Show the page to register."""
    if current_user.signed_in:
        return redirect(url_for("accounts.account"), 303)
    return render_template("accounts/register.html", form=Register(), sent=request.args.get("sent"))


@blueprint.post("/register")
@public
def register_post() -> Page:
    """Keep a registration until its address is confirmed."""
    limit("register", per_minute=6, per_day=60)
    form = Register(request.form)
    if not form.validate():
        return render_template("accounts/register.html", form=form), 422
    try:
        services.ask_to_register(
            form.address.data,
            form.new.data,
            form.pseudonym.data,
            language=language(),
            visitor_hash=visitors.visitor_hash(request),
        )
    except Invalid as wrong:
        return render_template("accounts/register.html", form=blame(form, wrong)), 422
    return redirect(url_for("accounts.register", sent="yes"), 303)


@blueprint.get("/forgot")
@public
def forgot() -> Page:
    """Show the page to ask for a new password."""
    return render_template("accounts/forgot.html", form=Forgot(), sent=request.args.get("sent"))


@blueprint.post("/forgot")
@public
def forgot_post() -> Page:
    """Send a link with which a new password can be chosen."""
    limit("forgot", per_minute=6, per_day=60)
    form = Forgot(request.form)
    if not form.validate():
        return render_template("accounts/forgot.html", form=form), 422
    try:
        services.ask_to_reset(form.address.data, language=language())
    except Invalid as wrong:
        return render_template("accounts/forgot.html", form=blame(form, wrong)), 422
    return redirect(url_for("accounts.forgot", sent="yes"), 303)
