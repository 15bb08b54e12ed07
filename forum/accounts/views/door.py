"""What happens to a request of somebody who is signed in halfway, or who wrote before signing in."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response
from wtforms import Form

from forum.accounts import services, visitors
from forum.accounts.forms import Code, SignIn, carried, first_words
from forum.accounts.services import SignedIn
from forum.accounts.views import blueprint
from forum.errors import NotAllowed, SignInNeeded
from forum.vault import drafts
from forum.web import error_pages
from forum.web.security import SAFE, safe_next

Page = str | Response | tuple[str, int]

# Open to somebody whose code is still missing, and to everybody else.
_ALWAYS = frozenset({"static_file", "healthz", "readyz", "accounts.sign_out"})
_HALF = _ALWAYS | {"accounts.sign_in", "accounts.sign_in_post", "accounts.second", "accounts.second_post"}
# Open to somebody who must set up a second factor first.
_SET_UP = _ALWAYS | {"accounts.factor", "accounts.factor_begin", "accounts.factor_confirm"}


@blueprint.before_app_request
def first_things_first() -> Response | None:
    """Lead whoever is signed in halfway to the one page that is open to them."""
    if request.endpoint is None or services.cookie_name() not in request.cookies:
        return None
    if services.half_signed_in() and request.endpoint not in _HALF:
        raise SignInNeeded(_("Please type your code first."), kept=request.form)
    if current_user.must_set_up and request.endpoint not in _SET_UP:
        if request.method not in SAFE:
            raise NotAllowed(_("Set up the second factor first: your account page leads there."), kept=request.form)
        return redirect(url_for("accounts.factor"), 303)
    return None


@blueprint.app_errorhandler(SignInNeeded)
def words_first(error: SignInNeeded) -> Page:
    """Ask whoever wrote something to sign in, with their words on the page: they go on their way from there."""
    kept = carried(request.form) if request.method not in SAFE else []
    half = services.half_signed_in() is not None
    if error_pages.prefers_json() or (not first_words(kept) and not half):
        return error_pages.refused(error)
    if not first_words(kept):
        return redirect(url_for("accounts.second", next=_way_back()), 303)
    place = error_pages.url_for_here()
    return (code_page if half else sign_in_page)(kept=kept, place=place, again=True), 401


def sign_in_page(
    form: SignIn | None = None,
    *,
    kept: list[tuple[str, str]] | None = None,
    place: str | None = None,
    again: bool | None = None,
) -> str:
    """The sign-in page, with what was written on the way to it."""
    waiting = visitors.kept(request)
    values = _carrying(kept, place, again)
    return render_template("accounts/sign_in.html", form=form or SignIn(), waiting=waiting, **values)


def code_page(
    form: Code | None = None,
    *,
    kept: list[tuple[str, str]] | None = None,
    place: str | None = None,
    again: bool | None = None,
    account_id: int | None = None,
) -> str:
    """The page that asks for the code, with what was written on the way to it."""
    half = services.half_signed_in()
    account_id = half.account_id if half else account_id
    demo = services.demo_code(account_id) if account_id else ""
    return render_template("accounts/second.html", form=form or Code(), demo=demo, **_carrying(kept, place, again))


def welcome(signed_in: SignedIn, place: str | None, *, again: bool = False) -> Response:
    """Give the session's cookie, claim what was written before, and go on where somebody stopped."""
    if signed_in.needs_code:
        return services.remember(redirect(url_for("accounts.second", next=place), 303), signed_in.token)
    theirs = visitors.visitor_hash(request)
    claimed = signed_in.claimed + drafts.claim(theirs, signed_in.account_id)
    there = place or url_for("posting.my_posts" if claimed else "public.home")
    # 307 lets the browser send the same words once more, now signed in, to where they were going.
    response = services.remember(redirect(there, 307 if place and again else 303), signed_in.token)
    return visitors.forget(response) if theirs else response


def wanted_place() -> str | None:
    """Where somebody was going, if that is surely on this site."""
    return safe_next(request.values.get("next"))


def too_many(page: str) -> Response:
    """Answer with a page that keeps what was typed: it was one try too many."""
    return Response(page, 429, {"Retry-After": error_pages.MINUTE}, content_type="text/html; charset=utf-8")


def complain(form: Form, name: str, words: str) -> None:
    """Put a sentence beside a field."""
    form[name].errors = [words]


def _carrying(kept: list[tuple[str, str]] | None, place: str | None, again: bool | None) -> dict[str, object]:
    again = request.form.get("again") == "yes" if again is None else again
    kept = carried(request.form) if kept is None and again else kept or []
    return {"next": place or wanted_place() or "", "again": again, "kept": kept, "first": first_words(kept)}


def _way_back() -> str | None:
    return error_pages.url_for_here() if request.method in SAFE else None
