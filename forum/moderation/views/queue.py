"""What waits for a moderator. No words of a post stand here: they are sealed until somebody takes it."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum import clock
from forum.moderation import queries, services
from forum.moderation.views import blueprint, me
from forum.moderation.views.telling import SUBJECTS, is_over, spoken
from forum.photos import queries as photos
from forum.roles import Role
from forum.web.guards import needs


@blueprint.get("/moderation")
@needs(Role.MODERATOR)
def queue() -> str:
    """Show how much waits, how long it takes, and what comes next."""
    now = clock.now()
    return render_template(
        "moderation/queue.html",
        entries=queries.queue(),
        waiting=queries.waiting_count(),
        unmarked=queries.waiting_count(unmarked=True),
        reports=queries.report_count(),
        appeals=queries.appeal_count(),
        photos=photos.waiting_count(),
        photos_held=photos.held_count(),
        wait=spoken(queries.median_wait()),
        nothing="none" in request.args,
        kinds=SUBJECTS,
        free=lambda entry: is_over(entry.claimed_until, now),
    )


@blueprint.post("/moderation/next")
@needs(Role.MODERATOR)
def next_one() -> Response:
    """Take the next post and read it."""
    taken = services.claim(me())
    if not taken:
        return redirect(url_for("moderation.queue", none=1), 303)
    return redirect(url_for("moderation.review", token=taken[0].token, _anchor="read"), 303)
