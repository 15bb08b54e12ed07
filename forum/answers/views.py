"""What a reader can say about an answer, and that a problem is not solved after all.

Saying what solved it is `posting.resolve`: doubtful steps go to the moderators' queue, which is above answers.
"""

from flask import Blueprint, jsonify, redirect
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts.models import Account
from forum.answers import queries, services
from forum.answers.models import Answer
from forum.complaints import pages
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication, is_gone
from forum.errors import Gone, NotFound
from forum.extensions import db
from forum.web.error_pages import prefers_json
from forum.web.guards import public
from forum.web.limits import limit

blueprint = Blueprint("answers", __name__)


@blueprint.get("/answers/<int:number>")
@public
def answer(number: int) -> Response:
    """Lead to an answer, on the page of its problem."""
    return redirect(_address_of(_readable(number)), 302)


@blueprint.post("/answers/<int:number>/helpful")
def helpful(number: int) -> Response:
    """Call an answer helpful, or take it back."""
    limit("helpful", who=f"account:{current_user.account_id}", per_minute=30, per_day=300)
    found = _readable(number)
    back = _address_of(found)
    pressed, count = services.helpful(found.id, current_user.account_id)
    return jsonify(count=count, pressed=pressed) if prefers_json() else redirect(back, 303)


@blueprint.post("/problems/<int:number>/reopen")
def reopen(number: int) -> Response:
    """Say that it is not solved after all."""
    limit("reopen", who=f"account:{current_user.account_id}", per_minute=10, per_day=50)
    services.reopen(_problem(number), _account())
    return redirect(pages.address_of(_problem(number), anchor="main", said="reopened"), 303)


def _readable(number: int) -> Answer:
    found = queries.by_number(number)
    if found is not None and (found.complaint.is_gone or is_gone(Publication(found.state), bool(found.published_at))):
        raise Gone
    if found is None or not found.is_public or not found.complaint.is_public:
        raise NotFound
    return found


def _problem(number: int) -> Complaint:
    found = complaints.published(number)
    if found is None:
        raise NotFound
    return found


def _address_of(found: Answer) -> str:
    """The place of an answer; on a very long page, the page that begins with it."""
    far = not found.official and found.complaint.answer_count > queries.PER_PAGE
    after = (found.number or 1) - 1 if far else None
    return pages.address_of(found.complaint, anchor=f"a{found.number}", after=after)


def _account() -> Account:
    return db.session.get_one(Account, current_user.account_id)
