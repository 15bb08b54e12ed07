"""Every page is guarded unless it asks to be public, and refusals say why."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from flask_babel import gettext as _
from flask_login import current_user

from forum.errors import NotAllowed, SignInNeeded
from forum.roles import Role
from forum.web.limits import limit
from forum.web.security import SAFE

# Far more than a person can do, far less than a stolen session could.
STAFF_A_MINUTE, STAFF_A_DAY = 240, 10_000

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Open a view to everybody."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def needs(*roles: Role) -> Callable[[View], View]:
    """Open a view to these roles only; administrators may do what moderators may."""

    def mark(view: View) -> View:
        view.needs_roles = frozenset(roles) | {Role.ADMINISTRATOR}  # type: ignore[attr-defined]
        return view

    return mark


def init_app(app: Flask) -> None:
    """Ask at the door of every request."""
    app.before_request(_ask)


def _ask() -> None:
    if request.endpoint is None:
        return  # no such page: the 404 comes from routing
    view = current_app.view_functions[request.endpoint]
    if getattr(view, "is_public", False):
        return
    if not current_user.is_authenticated:
        raise SignInNeeded(_("Please sign in first."), kept=request.form)
    roles: frozenset[Role] | None = getattr(view, "needs_roles", None)
    if roles is not None and current_user.role not in roles:
        raise NotAllowed(_("This page is for staff with another role."))
    if roles is not None and request.method not in SAFE:
        limit("staff", who=f"account:{current_user.account_id}", per_minute=STAFF_A_MINUTE, per_day=STAFF_A_DAY)
