"""What went wrong, as a page: in the reader's language, with their words given back, and never a trace."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, current_app, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as AnyResponse

from forum.errors import ForumError, SignInNeeded
from forum.web.frame import Nobody, exists
from forum.web.languages import language
from forum.web.security import SAFE

# Fields whose content is no text of anybody's: never shown back.
SECRET = ("pass", "secret", "token", "code", "otp", "key", "next", "mail")
# Short words that are worth giving back too; everything with a space in it is.
WORDS = frozenset({"title", "text", "body", "steps", "order", "reach", "reason", "bio", "pseudonym"})

HEADINGS: Mapping[int, Any] = {
    400: _l("We could not read that"),
    401: _l("Please sign in first"),
    403: _l("You cannot do this here"),
    404: _l("There is no page at this address"),
    405: _l("That does not work at this address"),
    409: _l("Somebody else was faster"),
    410: _l("This page was removed"),
    413: _l("That is too large to send"),
    422: _l("Something in the form needs another look"),
    429: _l("That was a lot in a short time"),
    500: _l("Something broke on our side"),
    503: _l("This is closed for a moment"),
}
SENTENCES: Mapping[int, Any] = {
    400: _l("The request came in a form we do not understand. Please go back and try once more."),
    401: _l("This needs an account."),
    403: _l("This page is not open to your account."),
    404: _l("Check the address for a missing or extra letter, or search for what you need."),
    405: _l("The page is there, but not for this kind of request. Please go back and try once more."),
    409: _l("What you sent was based on an older version. Nothing was changed."),
    410: _l(
        "What stood here is no longer published, and the address will not be used again. Its author has been told why."
    ),
    413: _l("Go back: your browser still has your text. Make it shorter, then send it again."),
    422: _l("Nothing was sent yet. Please go back, change it, and send it again."),
    429: _l("Please wait a minute, then send it again."),
    500: _l("It is not your doing. We have noted where it broke. Please try again in a few minutes."),
    503: _l("Please try again in a few minutes."),
}
TEMPLATES: Mapping[int, str] = {404: "errors/404.html", 410: "errors/410.html"}
MINUTE = "60"


@dataclass(frozen=True)
class Trouble:
    """One thing that went wrong, ready to be shown."""

    status: int
    heading: str
    message: str
    kept: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


def init_app(app: Flask) -> None:
    """Turn errors into pages."""
    app.register_error_handler(ForumError, refused)
    app.register_error_handler(HTTPException, failed)


def refused(error: ForumError) -> AnyResponse:
    """Answer one of the forum's own errors."""
    # A vote holds no words that could be lost; whoever wrote something sees it kept, and a way to sign in.
    if isinstance(error, SignInNeeded) and not _words_of_request() and not prefers_json():
        return redirect(sign_in_address(), 302 if request.method in SAFE else 303)
    trouble = _trouble(error.status, error.message, error.kept, getattr(error, "fields", {}))
    return _answer(trouble)


def failed(error: HTTPException) -> AnyResponse:
    """Answer what the web framework refused, or what nobody foresaw."""
    if error.code is None or error.code < 400:
        return error.get_response()
    trouble = _trouble(error.code, "", {}, {})
    response = _bare(trouble) if isinstance(error, InternalServerError) else _answer(trouble)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def prefers_json() -> bool:
    """Whether the request would rather have data than a page."""
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def sign_in_address() -> str:
    """Give the address of the sign-in page that leads back here."""
    page = url_for("accounts.sign_in") if exists("accounts.sign_in") else f"{request.script_root}/sign-in"
    back = url_for_here() if request.method in SAFE else _page_of_act()
    return f"{page}?next={quote(back, safe='/')}" if back else page


def url_for_here() -> str:
    """Give the path and query of this very request, in its language."""
    return f"{request.script_root}{request.full_path.rstrip('?')}"


def _page_of_act() -> str:
    """Give the page on which an act stands: /problems/12 for /problems/12/follow, if there is one."""
    above = request.path.rsplit("/", 1)[0]
    adapter = current_app.create_url_adapter(request)
    return request.script_root + above if above and adapter and adapter.test(above, "GET") else ""


def _trouble(status: int, message: str, kept: Mapping[str, str], fields: Mapping[str, str]) -> Trouble:
    known = status if status in HEADINGS else (400 if status < 500 else 500)
    heading, sentence = str(HEADINGS[known]), message or str(SENTENCES[known])
    return Trouble(status, heading, sentence, kept or _words_of_request(), fields)


def _words_of_request() -> dict[str, str]:
    """Collect what a person wrote into the form that was refused, so that nothing is lost."""
    if request.method in SAFE:
        return {}
    try:
        form = request.form
    except HTTPException:  # too large to be read at all
        return {}
    return {name: text.replace("\0", "") for name, text in form.items() if _worth_keeping(name, text)}


def _worth_keeping(name: str, text: str) -> bool:
    if any(part in name.lower() for part in SECRET):
        return False
    return bool(text.strip()) and (name in WORDS or len(text.split()) > 1)


def _answer(trouble: Trouble) -> Response:
    if prefers_json():
        return _dressed(jsonify(error=trouble.message), trouble)
    return _dressed(make_response(render_template(_template(trouble), **_context(trouble))), trouble)


def _bare(trouble: Trouble) -> Response:
    """Answer without asking who reads: the database may be what broke."""
    if prefers_json():
        return _dressed(jsonify(error=trouble.message), trouble)
    template = current_app.jinja_env.get_template(_template(trouble))
    page = template.render(viewer=Nobody(), lang=language(), request=request, **_context(trouble))
    return _dressed(make_response(page), trouble)


def _template(trouble: Trouble) -> str:
    return TEMPLATES.get(trouble.status, "errors/general.html")


def _context(trouble: Trouble) -> dict[str, Any]:
    labels = {"title": _("In one line"), "text": _("Your words"), "body": _("Your words")}
    kept = [(labels.get(name, _("What you wrote")), text) for name, text in trouble.kept.items()]
    return {"trouble": trouble, "kept": kept, "sign_in_address": sign_in_address()}


def _dressed(response: Response, trouble: Trouble) -> Response:
    response.status_code = trouble.status
    if trouble.status in {429, 503}:
        response.headers["Retry-After"] = MINUTE
    return response
