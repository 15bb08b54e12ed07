"""What base.html needs to know on every page."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request
from jinja2.runtime import Macro
from markupsafe import Markup

from forum.config import Settings
from forum.web.languages import language
from forum.web.security import public_root
from forum.web.templates import address


@dataclass(frozen=True)
class Nobody:
    """The reader of a page that cannot ask who is reading, such as an error page without a database."""

    signed_in: bool = False
    account_id: int | None = None
    team_id: int | None = None
    team: None = None
    role: str = "visitor"
    pseudonym: str = ""
    is_staff: bool = False
    is_moderator: bool = False
    is_official: bool = False
    keys_on: bool = False


def init_app(app: Flask) -> None:
    """Teach templates the frame's words and addresses."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    # A context processor of `accounts` puts the real reader over this one.
    app.jinja_env.globals.update(link=link, exists=exists, here=here, absolute=absolute, viewer=Nobody())
    app.jinja_env.globals["links_for"] = links_for
    app.extensions["frame"] = {}
    settings: Settings = app.extensions["settings"]
    # Globals, not context: imported macros see only these.
    app.jinja_env.globals.update(site_name=settings.name, operator=settings.operator)


def exists(endpoint: str) -> bool:
    """Whether a page is there to be linked to."""
    return endpoint in current_app.view_functions


def link(endpoint: str, **values: Any) -> str:
    """Give the address of a page, or a dead end while nobody has written that page."""
    return address(endpoint, **values) if exists(endpoint) else "#"


def here(endpoint: str) -> bool:
    """Whether the reader is on this page now, for `aria-current`."""
    return request.endpoint == endpoint


def links_for(viewer: Any, macro: Macro) -> Markup:
    """The links that a macro of the frame writes; on one page the same for every stranger, so written once."""
    if viewer.signed_in:
        return Markup(macro(viewer))
    known: dict[Any, Markup] = current_app.extensions["frame"]
    key = (macro.name, language(), request.script_root, request.endpoint)
    if key not in known:
        known[key] = Markup(macro(viewer))
    return known[key]


def absolute(path: str) -> str:
    """Give the full public address of a path, for canonical addresses, feeds and mail."""
    return public_root() + path
