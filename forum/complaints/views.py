"""What a reader can say about a problem: the same happened to me, tell me more, it worked."""

import hashlib
import hmac

from flask import Blueprint, jsonify, redirect, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.complaints import pages, queries, services
from forum.complaints.models import Complaint
from forum.complaints.rules import Kind
from forum.config import settings
from forum.errors import Gone, Invalid, NotAllowed, NotFound
from forum.web.error_pages import prefers_json
from forum.web.guards import public
from forum.web.limits import limit

blueprint = Blueprint("complaints", __name__)
blueprint.record_once(lambda state: pages.init_app(state.app))  # type: ignore[arg-type]


@blueprint.post("/problems/<int:number>/same")
def same(number: int) -> Response:
    """Say, or take back, that one has the same problem."""
    limit("same", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    complaint = readable(number)
    if complaint.kind == Kind.PRAISE:
        raise NotAllowed(_("This is praise: there is no problem to share."))
    if complaint.author_id == current_user.account_id:
        raise NotAllowed(_("It is your own problem: it counts already."))
    back = pages.address_of(complaint, anchor="post")
    pressed, count = services.same(complaint.id, current_user.account_id)
    return _answered(back, count, pressed)


@blueprint.post("/problems/<int:number>/follow")
def follow(number: int) -> Response:
    """Follow a problem, or stop; a form that says which does it once, however often it is sent."""
    limit("follow", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    complaint = readable(number)
    back, complaint_id = pages.address_of(complaint, anchor="post"), complaint.id
    wanted, pressed = request.form.get("follow"), queries.follows(complaint_id, current_user.account_id)
    if wanted not in {"yes", "no"} or pressed != (wanted == "yes"):
        pressed = services.follow(complaint_id, current_user.account_id)
    return _answered(back, len(queries.followers(complaint_id)), pressed)


@blueprint.post("/problems/<int:number>/fixed")
@public
def fixed(number: int) -> Response:
    """Take an answer to “Did this fix it for you?”, without an account."""
    limit("fixed", per_minute=10, per_day=100)
    complaint = readable(number)
    said = request.form.get("fixed")
    if said not in {"yes", "no"}:
        raise Invalid(_("Please choose one of the two answers."))
    back = pages.address_of(complaint, anchor="fix", said="fixed")
    services.fixed(complaint.id, voter(), said == "yes")
    if said == "no":
        back = f"{request.script_root}/problems/{number}/not-fixed"
    return _answered(back, readable(number).helped_count, said == "yes")


@blueprint.get("/problems/<int:number>/not-fixed")
@public
def not_fixed(number: int) -> str:
    """Ask what happened instead."""
    complaint = readable(number)
    own = complaint.author_id is not None and complaint.author_id == current_user.account_id
    return render_template("complaints/not_fixed.html", complaint=complaint, own=own)


def readable(number: int) -> Complaint:
    """The complaint with this number if strangers may read it. Raises Gone, or NotFound for all else."""
    complaint = queries.by_number(number)
    if complaint is not None and complaint.is_gone:
        raise Gone
    if complaint is None or not complaint.is_public:
        raise NotFound
    return complaint


def voter() -> str:
    """Who answers, for one day: a keyed hash of the address, so that nobody can be found again by it."""
    words = f"fixed|{request.remote_addr}|{clock.now():%Y-%m-%d}"
    return hmac.new(settings().secret.encode(), words.encode(), hashlib.sha256).hexdigest()


def _answered(back: str, count: int, pressed: bool) -> Response:
    if prefers_json():
        return jsonify(count=count, pressed=pressed)
    return redirect(back, 303)
