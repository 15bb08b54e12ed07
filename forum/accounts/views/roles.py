"""Who has which role: an administrator's page."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from forum.accounts import queries, services
from forum.accounts.rules import ROLE_NAMES
from forum.accounts.views import blueprint
from forum.accounts.views.door import Page
from forum.catalogue import queries as catalogue
from forum.errors import Invalid, NotFound
from forum.roles import Role
from forum.web.guards import needs
from forum.web.languages import language
from forum.web.limits import limit


@blueprint.get("/account/roles")
@needs(Role.ADMINISTRATOR)
def roles() -> str:
    """List the staff, and give roles."""
    return _page()


@blueprint.post("/account/roles/give")
@needs(Role.ADMINISTRATOR)
def roles_give() -> Page:
    """Give a role to somebody with an account."""
    _count()
    try:
        role = _role(request.form.get("role", ""))
        services.give_role(
            request.form.get("address", ""), role, team=request.form.get("team", ""), by=current_user.account_id
        )
    except Invalid as wrong:
        return _page(wrong), 422
    return redirect(url_for("accounts.roles"), 303)


@blueprint.post("/account/roles/take")
@needs(Role.ADMINISTRATOR)
def roles_take() -> Page:
    """Take a role, or a second factor that was lost."""
    _count()
    account_id = request.form.get("account", "")
    if not account_id.isdecimal() or len(account_id) > 9:
        raise NotFound
    try:
        if request.form.get("do") == "factor":
            services.reset_factor(int(account_id), by=current_user.account_id)
        else:
            services.take_role(int(account_id), by=current_user.account_id)
    except Invalid as wrong:
        return _page(wrong), 422
    return redirect(url_for("accounts.roles"), 303)


def _page(wrong: Invalid | None = None) -> str:
    people = queries.staff()
    return render_template(
        "accounts/roles.html",
        people=people,
        seen=queries.last_seen([one.id for one in people]),
        names={str(role): _(words) for role, words in ROLE_NAMES.items()},
        teams_offered=[(one.slug, one.name(language())) for one in catalogue.teams()],
        faults=wrong.fields if wrong else {},
        kept=request.form if wrong else {},
    )


def _role(name: str) -> Role:
    if name not in ROLE_NAMES:
        words = _("Please choose a role.")
        raise Invalid(words, {"role": words})
    return Role(name)


def _count() -> None:
    limit("roles", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
