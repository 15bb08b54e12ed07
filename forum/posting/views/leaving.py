"""One's own data: what is kept, taken along as a file, or deleted for good."""

import json

from flask import make_response, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.accounts import services as accounts
from forum.errors import Invalid
from forum.posting import queries, services
from forum.posting.views import blueprint
from forum.web.guards import public
from forum.web.languages import local_day
from forum.web.limits import limit

Page = str | Response | tuple[str, int]


@blueprint.get("/account/data")
def own_data() -> str:
    """Say what is kept, and lead to both acts."""
    return render_template("posting/own_data.html")


@blueprint.post("/account/data")
def own_data_post() -> Response:
    """Give everything as one file."""
    limit("own-data", who=f"account:{current_user.account_id}", per_minute=3, per_day=30)
    told = json.dumps(services.own_data(current_user.account_id), ensure_ascii=False, indent=2)
    response = make_response(told)
    response.mimetype = "application/json"
    name = f"my-data-{local_day(clock.now()).isoformat()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@blueprint.get("/account/leave")
def leave() -> str:
    """Ask what becomes of one's posts, and say what follows."""
    return _asked({}, "")


@blueprint.post("/account/leave")
def leave_post() -> Page:
    """Delete the account; the session ends with it."""
    limit("leave", who=f"account:{current_user.account_id}", per_minute=5, per_day=20)
    posts = request.form.get("posts", "")
    try:
        services.leave(current_user.account_id, request.form.get("password", ""), posts)
    except Invalid as wrong:
        return _asked(wrong.fields, posts), 422
    return accounts.forget(redirect(url_for("posting.goodbye"), 303))


@blueprint.get("/goodbye")
@public
def goodbye() -> str:
    """Say that everything is done."""
    return render_template("posting/goodbye.html")


def _asked(faults: dict[str, str], posts: str) -> str:
    waiting, published = queries.counts(current_user.account_id)
    return render_template("posting/leave.html", faults=faults, posts=posts, waiting=waiting, published=published)
