"""Whole pages for strangers, written once and kept packed until something public changes. Sole user of Redis.

A page is kept with the version of everything public that was read before it was written (`freshness`), so nothing
that was taken down is ever shown from here; and never longer than a shared cache may keep it.
"""

import hashlib
import json
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import redis
from flask import Flask

from forum.config import Settings
from forum.web.compression import understands_gzip
from forum.web.freshness import Watch
from forum.web.headers import PUBLIC
from forum.web.logs import ROUTE, request_line

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST = 60.0  # seconds, as long as a shared cache may (headers.PUBLIC)
MOST_BYTES = 64 * 1024 * 1024
LARGEST = 2 * 1024 * 1024
PATIENCE = 0.2  # seconds until Redis is too slow to be of use
OF_A_BODY = frozenset({"content-length", "content-type", "content-encoding"})

logger = logging.getLogger("forum.shelf")
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """One page as it went out."""

    headers: Headers
    body: bytes
    etag: str
    route: str
    until: float

    def packed(self) -> bytes:
        """For Redis: a line that says what it is, then the body."""
        said = {"headers": self.headers, "etag": self.etag, "route": self.route, "until": self.until}
        return json.dumps(said).encode() + b"\n" + self.body

    @classmethod
    def unpacked(cls, stored: bytes) -> "Kept":
        """Undo `packed`."""
        said, _line, body = stored.partition(b"\n")
        known = json.loads(said)
        headers = [(name, value) for name, value in known["headers"]]
        return cls(headers, body, known["etag"], known["route"], known["until"])


@dataclass
class Shelf:
    """The pages of one version, the one used longest ago first."""

    version: str = ""
    pages: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, version: str, key: str) -> Kept | None:
        """A page of this version; every page of another one is dropped."""
        with self.lock:
            self._turn(version)
            page = self.pages.get(key)
            if page is None or page.until < time.time():
                return None
            self.pages.move_to_end(key)
            return page

    def keep(self, version: str, key: str, page: Kept) -> None:
        """Keep a page; the ones used longest ago make room."""
        with self.lock:
            self._turn(version)
            self._drop(key)
            self.pages[key] = page
            self.size += len(page.body)
            while self.size > MOST_BYTES:
                self._drop(next(iter(self.pages)))

    def turn(self, version: str) -> str:
        """Drop what belongs to another version; say which version that was."""
        with self.lock:
            return self._turn(version)

    def _turn(self, version: str) -> str:
        before = self.version
        if version != before:
            self.version, self.size = version, 0
            self.pages.clear()
        return before

    def _drop(self, key: str) -> None:
        page = self.pages.pop(key, None)
        self.size -= len(page.body) if page else 0


class Shared:
    """The same pages for every process, in Redis; whatever goes wrong there, pages are written anew."""

    def __init__(self, settings: Settings) -> None:
        self.server = redis.Redis.from_url(settings.redis, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        of = f"{settings.database_address}|{settings.public_address}|{settings.name}"
        self.prefix = f"redress:pages:{hashlib.blake2s(of.encode(), digest_size=8).hexdigest()}:"
        self.failed_at = 0.0

    def find(self, version: str, key: str) -> Kept | None:
        """A page that some process has kept."""
        stored = self._try(lambda: self.server.hget(self.prefix + version, key))
        page = Kept.unpacked(stored) if stored else None
        return page if page and page.until > time.time() else None

    def keep(self, version: str, key: str, page: Kept) -> None:
        """Keep a page for the others."""
        pipe = self.server.pipeline(transaction=False)
        pipe.hset(self.prefix + version, key, page.packed())
        pipe.expire(self.prefix + version, int(LONGEST) * 2)
        self._try(pipe.execute)

    def forget(self, version: str) -> None:
        """Delete every page of a version."""
        self._try(lambda: self.server.delete(self.prefix + version))

    def _try(self, act: Any) -> Any:
        if time.monotonic() - self.failed_at < LONGEST / 2 and self.failed_at:
            return None  # it failed a moment ago; readers do not wait for it again
        try:
            return act()
        except redis.RedisError:
            self.failed_at = time.monotonic()
            logger.warning("Redis does not answer; pages are kept by each process alone.")
            return None


class Pages:
    """Stands in front of the application and answers what it has answered before."""

    def __init__(self, application: "WSGIApplication", app: Flask) -> None:
        self.application = application
        self.watch: Watch = app.extensions["watch"]
        self.own = Shelf()
        settings: Settings = app.extensions["settings"]
        self.shared = Shared(settings) if settings.redis else None

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """1. Ask which version is true. 2. Answer from the shelf, or let the page be written and keep it."""
        begun = time.perf_counter()
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or "HTTP_COOKIE" in environ:
            return self.application(environ, start_response)
        version = self.watch.version()
        if version is None:
            return self.application(environ, start_response)
        key = _key(environ)
        page = self.own.find(version, key) or self._from_others(version, key)
        if page is None:
            return self._written(version, key, environ, start_response)
        return _answered(page, environ, start_response, begun)

    def settle(self) -> None:
        """After a change: what is old goes at once, from here and from what processes share."""
        version = self.watch.version()
        if version is None:
            return
        before = self.own.turn(version)
        if self.shared is not None and before != version:
            self.shared.forget(before)

    def _from_others(self, version: str, key: str) -> Kept | None:
        page = self.shared.find(version, key) if self.shared else None
        if page is not None:
            self.own.keep(version, key, page)
        return page

    def _written(
        self, version: str, key: str, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        said: list[Any] = []

        def heard(status: str, headers: Headers, exc_info: Any = None) -> Any:
            said[:] = [status, headers]
            return start_response(status, headers, exc_info)

        written = self.application(environ, heard)
        if environ["REQUEST_METHOD"] != "GET" or not said or not _may_be_kept(*said):
            return written
        try:
            body = b"".join(written)
        finally:
            getattr(written, "close", lambda: None)()
        if len(body) <= LARGEST:
            self._keep(version, key, _kept(said[1], body, environ))
        return [body]

    def _keep(self, version: str, key: str, page: Kept) -> None:
        self.own.keep(version, key, page)
        if self.shared is not None:
            self.shared.keep(version, key, page)


def init_app(app: Flask) -> None:
    """Stand in front of the application, behind what tells the reader's true address."""
    pages = Pages(app.wsgi_app, app)
    app.wsgi_app = pages  # type: ignore[method-assign]
    app.extensions["after_writing"] = [pages.settle]


def _key(environ: "WSGIEnvironment") -> str:
    """What a page depends on besides the database."""
    accepted = environ.get("HTTP_ACCEPT", "")
    return "\n".join(
        (
            "z" if understands_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else "-",
            accepted if "json" in accepted else "",
            environ["wsgi.url_scheme"],
            environ.get("HTTP_HOST", ""),
            environ.get("SCRIPT_NAME", ""),
            environ.get("PATH_INFO", ""),
            environ.get("QUERY_STRING", ""),
        )
    )


def _may_be_kept(status: str, headers: Headers) -> bool:
    """Whether everybody gets this page, and a shared cache may have it too."""
    known = {name.lower(): value for name, value in headers}
    return status.startswith("200") and known.get("cache-control") == PUBLIC and "set-cookie" not in known


def _kept(headers: Headers, body: bytes, environ: "WSGIEnvironment") -> Kept:
    etag = next((value for name, value in headers if name.lower() == "etag"), "")
    return Kept(list(headers), body, etag, environ.get(ROUTE, "-"), time.time() + LONGEST)


def _answered(page: Kept, environ: "WSGIEnvironment", start_response: "StartResponse", begun: float) -> Iterable[bytes]:
    """The page, or 304 for whoever has it (RFC 9110, section 13.1.2: weak comparison)."""
    method = environ["REQUEST_METHOD"]
    wanted = environ.get("HTTP_IF_NONE_MATCH", "")
    if wanted and page.etag and (wanted.strip() == "*" or page.etag.removeprefix("W/") in wanted):
        status, headers, body = 304, [one for one in page.headers if one[0].lower() not in OF_A_BODY], b""
        start_response("304 NOT MODIFIED", headers)
    else:
        status, body = 200, b"" if method == "HEAD" else page.body
        start_response("200 OK", list(page.headers))
    request_line(method, page.route, status, begun)
    return [body]
