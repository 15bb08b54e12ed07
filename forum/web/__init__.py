"""What every page shares: its frame, headers, languages, error pages, limits, paging and static files."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from forum.web import (
    assets,
    compression,
    error_pages,
    frame,
    freshness,
    headers,
    health,
    languages,
    logs,
    security,
    shelf,
    templates,
)


def init_app(app: Flask) -> None:
    """Give the application everything that pages share, before any feature adds its own.

    Order matters: what looks at a request runs from top to bottom, what finishes a response from
    bottom to top. So headers decide before compression packs, and the log line is written last.
    """
    templates.init_app(app)
    for part in (freshness, logs, languages, shelf, security, compression, headers, frame, assets, health, error_pages):
        part.init_app(app)
    templates.finish(app)
    trusted = app.extensions["settings"].proxies
    if trusted:
        # Outermost: everything inside, the kept pages too, sees the reader's own address.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted)  # type: ignore[method-assign]
