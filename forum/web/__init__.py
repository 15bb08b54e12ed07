"""What every page shares: its frame, headers, languages, error pages, limits, paging and static files."""

from flask import Flask

from forum.web import (
    assets,
    compression,
    error_pages,
    frame,
    headers,
    health,
    languages,
    logs,
    security,
)


def init_app(app: Flask) -> None:
    """Give the application everything that pages share, before any feature adds its own.

    Order matters: what looks at a request runs from top to bottom, what finishes a response from
    bottom to top. So headers decide before compression packs, and the log line is written last.
    """
    for part in (logs, languages, security, compression, headers, frame, assets, health, error_pages):
        part.init_app(app)
