"""What every response says about itself: what it may load, who may keep it, and for how long."""

import hashlib

from flask import Flask, Response, current_app, g, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
UNUSED = ("accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb")
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    # Not `no-referrer`: with it browsers send `Origin: null`, and our own forms would be refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # On plain http browsers ignore it (RFC 6797, section 8.1); whoever puts TLS in front has it at once.
    "Strict-Transport-Security": "max-age=63072000",
}
# A shared cache forgets within a minute, so that a takedown is gone from there even if a purge fails.
PUBLIC = "public, max-age=0, must-revalidate, s-maxage=60"
PRIVATE = "private, no-cache"
NO_STORE = "no-store"


def picture(content: bytes, mimetype: str = "image/jpeg") -> Response:
    """Answer with a picture: opened by itself, it can load nothing and run nothing."""
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def init_app(app: Flask) -> None:
    """Finish every response."""
    app.after_request(finish)


def never_store() -> None:
    """Say that the answer to this request may be kept nowhere: staff pages, originals, secret addresses."""
    g.never_store = True


def finish(response: Response) -> Response:
    """Add what every response carries, decide who may keep it, and answer 304 where nothing changed."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)  # a photo allows less than a page
    if response.cache_control.immutable:
        return response
    response.vary.add("Cookie")
    response.headers["Cache-Control"] = _cache_control(response)
    return _with_etag(response)


def _cache_control(response: Response) -> str:
    if _must_not_be_stored(response):
        return NO_STORE
    return PUBLIC if _same_for_everybody(response) else PRIVATE


def _must_not_be_stored(response: Response) -> bool:
    if request.method not in {"GET", "HEAD"} or response.status_code >= 400:
        return True
    # What is for staff only is kept nowhere, not even in the browser of a shared desk.
    for_staff = hasattr(_view(), "needs_roles")
    return bool(for_staff or g.get("never_store") or response.cache_control.no_store)


def _same_for_everybody(response: Response) -> bool:
    # Any cookie counts as a session: better a page too little in a cache than a page of one in it.
    if "Cookie" in request.headers or "Set-Cookie" in response.headers or response.cache_control.private:
        return False
    return response.status_code in {200, 301, 308} and getattr(_view(), "is_public", False)


def _view() -> object:
    return current_app.view_functions.get(request.endpoint or "")


def _with_etag(response: Response) -> Response:
    if response.status_code != 200 or response.direct_passthrough or response.is_streamed:
        return response
    if response.cache_control.no_store:
        return response
    # Weak: the packed and the plain body are the same page.
    response.set_etag(hashlib.blake2s(response.get_data(), digest_size=12).hexdigest(), weak=True)
    response.make_conditional(request)
    return response
