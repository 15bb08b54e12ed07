"""What a request may be: from our own pages, of a bearable size, and made of readable characters."""

import io
import unicodedata
from collections.abc import Callable
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Request, current_app, request
from flask_babel import gettext as _
from werkzeug.routing import IntegerConverter

from forum.config import settings
from forum.errors import ForumError, NotAllowed, NotFound

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# A body of 32 kB grows threefold when a browser percent-encodes accents, and a text that is over
# its limit must still arrive, so that the form can give it back.
LARGEST_FORM = 256 * 1024
MOST_PARTS = 64  # of a form with files: each text in it may be as long as a whole form, and lies in memory
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
    app.request_class = Submitted
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.url_map.converters["int"] = SmallInteger
    app.before_request(check)


class Submitted(Request):
    """A request whose files go where its view takes them, as they arrive, and nowhere else."""

    files_into: Callable[[], Any] | None = None

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Where the next file goes; a field in which nothing was chosen arrives as a file without a name."""
        stream: Any = self.files_into() if self.files_into and filename else Nowhere()
        self._arrived.append(stream)
        return stream  # type: ignore[no-any-return]

    @property
    def _arrived(self) -> list[Any]:
        found: list[Any] = self.__dict__.setdefault("arrived", [])
        return found

    def close(self) -> None:
        """Let go of every file, also when the form broke off in the middle of one."""
        super().close()
        for stream in self._arrived:
            stream.close()


class Nowhere(io.RawIOBase):
    """Where a file goes that nobody takes: its bytes count, and lie nowhere."""

    def write(self, data: Any) -> int:
        """Pass over the next bytes."""
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        """There is only the beginning."""
        return 0


def accepts(kilobytes: int, files: Callable[[], Any] | None = None) -> Callable[[View], View]:
    """Let one view take more than a form: `@accepts(kilobytes=10_000, files=Incoming)` for photos.

    `files` makes what each file is written to while it arrives; close() ends it after the answer.
    """

    def remember(view: View) -> View:
        view.largest_body = kilobytes * 1024  # type: ignore[attr-defined]
        view.files_into = files  # type: ignore[attr-defined]
        return view

    return remember


def signed_address(view: View) -> View:
    """Let one view be asked from anywhere: its address holds what only we can sign, and it proves that first.

    Mail programs unsubscribe with one request from their own servers, without a page of ours (RFC 8058).
    """
    view.has_signed_address = True  # type: ignore[attr-defined]
    return view


def check() -> None:
    """Refuse what no page of ours would send: 1. origin, 2. size, 3. characters."""
    if request.method not in SAFE and not (_from_our_own_page() or _has_signed_address()):
        raise NotAllowed(
            _("This form was sent from another site, so we did not take it. Open the page here and send it again.")
        )
    _set_size_limit()
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


def _has_signed_address() -> bool:
    return getattr(current_app.view_functions.get(request.endpoint or ""), "has_signed_address", False)


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
    """A form from our own page may bring what its view takes; text alone is never as large as files."""
    view = current_app.view_functions.get(request.endpoint or "")
    larger, files = getattr(view, "largest_body", None), getattr(view, "files_into", None)
    if larger and (files is None or request.mimetype == "multipart/form-data"):
        request.max_content_length = larger
    if files is not None:
        request.max_form_parts = MOST_PARTS
        request.files_into = files  # type: ignore[attr-defined]


def _check_characters() -> None:
    """A NUL fits in no PostgreSQL text; nobody types one, so it is refused at the door."""
    if "\0" in request.path:
        raise NotFound
    values = [*request.args.values(), *request.args.keys()]
    if request.method not in SAFE:
        values += [text for texts in request.form.lists() for text in (texts[0], *texts[1])]
    if any("\0" in value for value in values):
        raise ForumError(_("There is a character in it that cannot be read. Please type it again without it."))
