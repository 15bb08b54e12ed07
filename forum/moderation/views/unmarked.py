"""Ten posts in which nothing was found, on one screen: each is read by a person, then published with one key."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.moderation import queries, services
from forum.moderation.views import blueprint, me
from forum.moderation.views.sheet import sheet_of
from forum.moderation.views.telling import COMPLAINTS, SUBJECTS
from forum.roles import Role
from forum.web.guards import needs

TEN = 10


@blueprint.get("/moderation/unmarked")
@needs(Role.MODERATOR)
def unmarked() -> str:
    """Show the ten that one holds, with their words."""
    account_id = me().id
    tokens = [entry.token for entry in queries.held_by(account_id, unmarked=True)][:TEN]
    opened = [services.open_for_review(token, account_id) for token in tokens]
    return render_template(
        "moderation/unmarked.html",
        lines=[(one, sheet_of(one)) for one in opened],
        waiting=queries.waiting_count(unmarked=True),
        subjects=SUBJECTS,
        complaints=COMPLAINTS,
    )


@blueprint.post("/moderation/unmarked")
@needs(Role.MODERATOR)
def unmarked_post() -> Response:
    """Take ten, or publish one of them."""
    token = request.form.get("publish")
    if token:
        services.publish_unmarked(token, me())
    else:
        services.claim(me(), unmarked=TEN)
    return redirect(url_for("moderation.unmarked", _anchor="next"), 303)
