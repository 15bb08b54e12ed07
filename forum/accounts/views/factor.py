"""Setting up the second factor, taking new recovery codes, switching it off."""

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import Form

from forum.accounts import services
from forum.accounts.forms import Code, Password, blame
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page
from forum.accounts.views.own import count_passwords
from forum.errors import Invalid
from forum.web.headers import never_store
from forum.web.limits import limit


@blueprint.get("/account/second-factor")
def factor() -> str:
    """Show how it stands with the second factor, and the picture to scan while it is being set up."""
    return _page()


@blueprint.post("/account/second-factor/begin")
def factor_begin() -> Page:
    """Make a new key; with the password, but for somebody who must have one and has just signed in."""
    if not current_user.must_set_up and (asked := _asked_password("begin")):
        return asked
    limit("factor", who=f"account:{current_user.account_id}", per_minute=10, per_day=50)
    services.begin_factor(current_user.account_id)
    return redirect(url_for("accounts.factor"), 303)


@blueprint.post("/account/second-factor/confirm")
def factor_confirm() -> Page:
    """Switch it on with its first code, and show the recovery codes once."""
    limit("factor", who=f"account:{current_user.account_id}", per_minute=10, per_day=50)
    form = Code(request.form)
    if form.validate():
        try:
            return _codes(services.set_factor(current_user.account_id, g.session_id, form.code.data))
        except Invalid as wrong:
            blame(form, wrong)
    return _page(code=form), 422


@blueprint.post("/account/second-factor/codes")
def factor_codes() -> Page:
    """Show new recovery codes; the old ones are over."""
    if asked := _asked_password("codes"):
        return asked
    return _codes(services.new_recovery_codes(current_user.account_id))


@blueprint.post("/account/second-factor/off")
def factor_off() -> Page:
    """Sign in with the password alone again."""
    count_passwords()
    form = Password(request.form)
    if form.validate():
        try:
            services.switch_factor_off(current_user.account_id, form.password.data)
            return redirect(url_for("accounts.factor"), 303)
        except Invalid as wrong:
            blame(form, wrong)
    return _page(password=form, asked="off"), 422


def _asked_password(what: str) -> Page | None:
    """Nothing when the password was right; else the page again, with what is wrong beside its field."""
    count_passwords()
    form = Password(request.form)
    if form.validate():
        try:
            services.require_password(current_user.account_id, form.password.data)
            return None
        except Invalid as wrong:
            blame(form, wrong)
    return _page(password=form, asked=what), 422


def _page(code: Form | None = None, password: Form | None = None, asked: str = "") -> str:
    never_store()
    return render_template(
        "accounts/factor.html",
        view=services.factor_view(current_user.account_id),
        code=code or Code(),
        password=password or Password(),
        asked=asked,
    )


def _codes(codes: list[str]) -> Response:
    never_store()
    page = render_template("accounts/recovery_codes.html", codes=codes)
    return Response(page, content_type="text/html; charset=utf-8")
