"""What a request may be: from our own pages, of a bearable size, and made of readable characters."""

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from flask_babel import gettext as _
from werkzeug.routing import IntegerConverter

from forum.config import settings
from forum.errors import ForumError, NotAllowed, NotFound

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# A body of 32 kB grows threefold when a browser percent-encodes accents, and a text that is over
# its limit must still arrive, so that the form can give it back.
LARGEST_FORM = 256 * 1024
LARGEST_INTEGER = 2**31 - 1  # what an INTEGER column holds on every database
DEFAULT_PORTS = {"http": 80, "https": 443}

View = TypeVar("View", bound=Callable[..., Any])


class SmallInteger(IntegerConverter):
    """A number in an address that fits its column; a larger one names nothing, so it is not found."""

    def __init__(self, map: Any, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max", LARGEST_INTEGER)
        super().__init__(map, *args, **kwargs)


def init_app(app: Flask) -> None:
    """Look at every request before a view does."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.url_map.converters["int"] = SmallInteger
    app.before_request(check)


def accepts(kilobytes: int) -> Callable[[View], View]:
    """Let one view take more than a form: `@accepts(kilobytes=10_000)` for a photo."""

    def remember(view: View) -> View:
        view.largest_body = kilobytes * 1024  # type: ignore[attr-defined]
        return view

    return remember


def check() -> None:
    """Refuse what no page of ours would send: 1. size, 2. origin, 3. characters."""
    _set_size_limit()
    if request.method not in SAFE and not _from_our_own_page():
        raise NotAllowed(
            _("This form was sent from another site, so we did not take it. Open the page here and send it again.")
        )
    _check_characters()


def public_root() -> str:
    """Give the address of the forum as its readers see it, without a slash at the end."""
    return settings().public_address.rstrip("/") or request.host_url.rstrip("/")


def safe_next(value: str | None) -> str | None:
    """Give back a place to go on to if it is surely on this site, else None."""
    if not value or not value.startswith("/") or value.startswith("//") or "\\" in value:
        return None
    return None if any(unicodedata.category(c).startswith("C") for c in value) else value


def _from_our_own_page() -> bool:
    """The one rule for every unsafe request, signed in or not."""
    if request.headers.get("Sec-Fetch-Site") == "same-origin":
        return True
    origin = request.headers.get("Origin", "")
    return _origin(origin) is not None and _origin(origin) == _origin(public_root())


def _origin(address: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        return None
    return parts.scheme, parts.hostname, port or DEFAULT_PORTS[parts.scheme]


def _set_size_limit() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    larger = getattr(view, "largest_body", None)
    if larger:
        request.max_content_length = larger


def _check_characters() -> None:
    """A NUL fits in no PostgreSQL text; nobody types one, so it is refused at the door."""
    if "\0" in request.path:
        raise NotFound
    values = [*request.args.values(), *request.args.keys()]
    if request.method not in SAFE:
        values += [text for texts in request.form.lists() for text in (texts[0], *texts[1])]
    if any("\0" in value for value in values):
        raise ForumError(_("There is a character in it that cannot be read. Please type it again without it."))
