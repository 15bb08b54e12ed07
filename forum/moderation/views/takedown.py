"""Hide, remove or show again what stands, or stood, in public."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum.answers import queries as answers
from forum.complaints import queries as complaints
from forum.errors import Invalid, NotFound
from forum.moderation import queries, rules, services
from forum.moderation.views import blueprint, me
from forum.moderation.views.telling import options
from forum.photos import queries as photos
from forum.roles import Role
from forum.web.guards import needs

Page = str | Response | tuple[str, int]


@blueprint.get("/moderation/posts/<kind>/<int:number>/take-down")
@needs(Role.MODERATOR)
def take_down(kind: str, number: int) -> str:
    """Show the public words of a post and what can be done with it."""
    return _page(kind, number)


@blueprint.post("/moderation/posts/<kind>/<int:number>/take-down")
@needs(Role.MODERATOR)
def take_down_post(kind: str, number: int) -> Page:
    """Hide it, remove it, or show it again."""
    post, form = _post(kind, number), request.form
    act, reason, note = form.get("do", ""), form.get("reason", ""), form.get("note", "")
    try:
        if act == "restore":
            again = services.restore(kind, post, me())
            return redirect(url_for("moderation.take_down", kind=kind, number=number, waits=int(again is None)), 303)
        if act not in {"hide", "remove"}:
            raise NotFound(_("There is nothing here."))
        verb = services.hide if act == "hide" else services.remove
        verb(kind, post, me(), reason, note)
    except Invalid as wrong:
        return _page(kind, number, wrong), 422
    return redirect(url_for("moderation.take_down", kind=kind, number=number), 303)


def _page(kind: str, number: int, wrong: Invalid | None = None) -> str:
    post = _post(kind, number)
    return render_template(
        "moderation/take_down.html",
        kind=kind,
        number=number,
        post=post,
        photos=[] if kind == "resolution" else photos.shown(post.token),
        reasons=options(dict(rules.REASONS)),
        wrong=wrong,
        faults=wrong.fields if wrong else {},
        waits=request.args.get("waits", type=int),
    )


def _post(kind: str, number: int) -> Any:
    """A post that has, or had, a public number; steps have the number of their problem."""
    found: Any = None
    if kind == "answer":
        found = answers.by_number(number)
    elif kind in {"complaint", "resolution"}:
        complaint = complaints.by_number(number)
        found = queries.latest_steps(complaint.id) if complaint and kind == "resolution" else complaint
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found
