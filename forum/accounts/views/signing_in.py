"""Signing in, in one step or two, and out."""

from flask import g, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts import second_factor, services
from forum.accounts.forms import Code, SignIn, blame
from forum.accounts.rules import agent_of, normal_address
from forum.accounts.services import SignedIn
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page, code_page, complain, sign_in_page, too_many, wanted_place, welcome
from forum.errors import Invalid, TooMany
from forum.web.guards import public
from forum.web.limits import limit, network


@blueprint.get("/sign-in")
@public
def sign_in() -> Page:
    """Show the sign-in page."""
    if current_user.signed_in:
        return redirect(wanted_place() or url_for("public.home"), 303)
    if services.half_signed_in():
        return redirect(url_for("accounts.second", next=wanted_place()), 303)
    return sign_in_page()


@blueprint.post("/sign-in")
@public
def sign_in_post() -> Page:
    """Check address and password, start a session, go on where one stopped."""
    form = SignIn(request.form)
    try:
        _count_tries(form.address.data or "")
        if not form.validate():
            return sign_in_page(form), 422
        signed_in = services.sign_in(form.address.data, form.password.data, agent())
        _end_old_session()
    except TooMany as wait:
        complain(form, "address", wait.message)
        return too_many(sign_in_page(form))
    except Invalid as wrong:
        return sign_in_page(blame(form, wrong)), 422
    return _next_step(signed_in)


@blueprint.get("/sign-in/second")
@public
def second() -> Page:
    """Ask for the code of the second factor."""
    if not services.half_signed_in():
        return redirect(url_for("accounts.sign_in", next=wanted_place()), 303)
    return code_page()


@blueprint.post("/sign-in/second")
@public
def second_post() -> Page:
    """Check the code; then the session is whole."""
    half, form = services.half_signed_in(), Code(request.form)
    limit("second-factor", per_minute=20, per_day=400)
    if half is None:  # ten minutes are over
        return sign_in_page(), 401
    try:
        _count_codes(half.account_id, form.code.data or "")
        if not form.validate():
            return code_page(form), 422
        signed_in = services.finish_sign_in(half, form.code.data)
    except TooMany as wait:
        complain(form, "code", wait.message)
        return too_many(code_page(form))
    except Invalid as wrong:
        return code_page(blame(form, wrong)), 422
    return welcome(signed_in, wanted_place(), again=request.form.get("again") == "yes")


@blueprint.post("/sign-out")
@public
def sign_out() -> Response:
    """End this session, whole or half."""
    limit("sign-out", per_minute=60)
    _end_old_session()
    return services.forget(redirect(url_for("public.home"), 303))


def agent() -> str:
    """The browser that asks, in two words."""
    return agent_of(request.headers.get("User-Agent", ""))


def _end_old_session() -> None:
    """What this browser's cookie was good for is over, whole or half."""
    half = services.half_signed_in()
    session_id = half.session_id if half else g.get("session_id")
    if session_id is not None:
        services.sign_out(session_id)


def _next_step(signed_in: SignedIn) -> Page:
    """Words that were written go along to the page that asks for the code."""
    again = request.form.get("again") == "yes"
    if signed_in.needs_code and again:
        page = code_page(account_id=signed_in.account_id)
        return services.remember(Response(page, content_type="text/html; charset=utf-8"), signed_in.token)
    return welcome(signed_in, wanted_place(), again=again)


def _count_tries(address: str) -> None:
    """Tries count for a network, and for an address from that network: nobody can lock another one out."""
    limit("sign-in", per_minute=20, per_day=400)
    limit("sign-in-as", who=f"{normal_address(address)}|{network()}", per_minute=10, per_day=100)


def _count_codes(account_id: int, code: str) -> None:
    """Guessing six digits is slow from everywhere together; recovery codes stay good for their owner meanwhile."""
    limit("second-factor-as", who=f"account:{account_id}|{network()}", per_minute=6, per_day=60)
    if second_factor.is_one_time(second_factor.plain_code(code)):
        limit("second-factor-of", who=f"account:{account_id}", per_minute=10, per_day=100)
