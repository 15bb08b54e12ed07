"""What a browser asks for while somebody writes: keep the words, and show them as everyone would read them."""

from flask import jsonify, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum.posting import rules, services
from forum.posting.forms import Compose
from forum.posting.views import asking, blueprint, writers
from forum.web.guards import public
from forum.web.languages import time_of_day
from forum.web.limits import limit, limit_reading


@blueprint.post("/drafts/autosave")
@public
def autosave() -> Response:
    """Keep what was typed so far."""
    limit("autosave", who=writers.who(), per_minute=60, per_day=6_000)
    form = Compose(request.form)
    edit = rules.edit_of(form.edit.data or "")
    kept = services.autosave(writers.writer(), form.fields(), form.token.data or "", edit)
    return jsonify(
        token=kept.token,
        saved_at=kept.saved_at.isoformat(timespec="seconds"),
        said=_("Saved at %(time)s", time=time_of_day(kept.saved_at)),
    )


@blueprint.post("/problems/preview")
@public
def preview() -> Response:
    """Show words as everyone would read them, and say in a sentence what goes. Nothing is stored: not even a count."""
    limit_reading("preview", per_minute=120)
    form, kind = Compose(request.form), request.args.get("of", "complaint")
    complaint_id = request.args.get("on", type=int)
    kind, seen = services.unkept(writers.reader(), kind, form.fields(), form.token.data or "", complaint_id)
    return jsonify(
        html=render_template("posting/preview.html", seen=seen, kind=kind, hot=asking.hot(seen)),
        sentence=render_template("posting/will_go.txt", seen=seen).strip(),
    )
