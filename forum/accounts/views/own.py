"""One's own settings."""

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import queries, services
from forum.accounts.forms import ChangeAddress, ChangePassword, ChangePseudonym, blame
from forum.accounts.rules import ROLE_WORDS
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page
from forum.errors import Invalid
from forum.web.languages import ENGLISH, FRENCH, PREFIX, language, root_path
from forum.web.limits import limit, network
from forum.web.security import safe_next


@blueprint.get("/account")
def account() -> str:
    """Show one's own settings."""
    own = queries.open_account(current_user.account_id)
    return render_template(
        "accounts/account.html",
        role=_(ROLE_WORDS[current_user.role]),
        factor_on=own is not None and own.second_factor_at is not None,
        own_language=own.language if own else language(),
        sessions=len(queries.living_sessions(own)) if own else 0,
        done=request.args.get("done"),
    )


@blueprint.post("/account/keys")
def keys() -> Response:
    """Switch the keyboard shortcuts on or off."""
    _count("settings")
    services.set_keys(current_user.account_id, request.form.get("keys") == "on")
    return redirect(safe_next(request.form.get("next")) or url_for("accounts.account"), 303)


@blueprint.post("/account/language")
def set_language() -> Response:
    """Choose the language of mail, and go on in it."""
    _count("settings")
    chosen = FRENCH if request.form.get("language") == FRENCH else ENGLISH
    services.set_language(current_user.account_id, chosen)
    path = url_for("accounts.account", done="language").removeprefix(request.script_root)
    return redirect(root_path() + (PREFIX if chosen == FRENCH else "") + path, 303)


@blueprint.get("/account/password")
def password() -> str:
    """Show the page to change the password."""
    return render_template("accounts/password.html", form=ChangePassword())


@blueprint.post("/account/password")
def password_post() -> Page:
    """Change the password and sign out everywhere else."""
    count_passwords()
    form = ChangePassword(request.form)
    if form.validate():
        try:
            services.change_password(current_user.account_id, g.session_id, form.password.data, form.new.data)
            return redirect(url_for("accounts.account", done="password"), 303)
        except Invalid as wrong:
            blame(form, wrong)
    return render_template("accounts/password.html", form=form), 422


@blueprint.get("/account/pseudonym")
def pseudonym() -> str:
    """Show the page to change the pseudonym."""
    return render_template("accounts/pseudonym.html", form=ChangePseudonym(pseudonym=current_user.pseudonym))


@blueprint.post("/account/pseudonym")
def pseudonym_post() -> Page:
    """Go by another name."""
    limit("pseudonym", who=f"account:{current_user.account_id}", per_minute=6, per_day=20)
    form = ChangePseudonym(request.form)
    if form.validate():
        try:
            services.change_pseudonym(current_user.account_id, form.pseudonym.data)
            return redirect(url_for("accounts.account", done="pseudonym"), 303)
        except Invalid as wrong:
            blame(form, wrong)
    return render_template("accounts/pseudonym.html", form=form), 422


@blueprint.get("/account/address")
def address() -> str:
    """Show the page to change the address."""
    return render_template("accounts/address.html", form=ChangeAddress(), sent=request.args.get("sent"))


@blueprint.post("/account/address")
def address_post() -> Page:
    """Send a link to the new address, and word of it to the old one."""
    count_passwords()
    form, account_id = ChangeAddress(request.form), current_user.account_id
    if form.validate():
        try:
            services.ask_to_move(account_id, form.address.data, form.password.data, language=language())
            return redirect(url_for("accounts.address", sent="yes"), 303)
        except Invalid as wrong:
            blame(form, wrong)
    return render_template("accounts/address.html", form=form), 422


def count_passwords() -> None:
    """Whoever found somebody's browser open must not guess the password there."""
    limit("password", who=f"account:{current_user.account_id}|{network()}", per_minute=6, per_day=40)


def _count(name: str) -> None:
    limit(name, who=f"account:{current_user.account_id}", per_minute=30, per_day=500)
