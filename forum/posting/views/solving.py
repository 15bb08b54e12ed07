"""Saying what solved it. It stands here, above moderation, because doubtful steps go to the queue."""

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.accounts.models import Account
from forum.answers.forms import Solved
from forum.complaints import pages
from forum.complaints import queries as complaints
from forum.errors import Invalid, NotFound
from forum.extensions import db
from forum.posting import services
from forum.posting.views import blueprint
from forum.web.limits import limit


@blueprint.post("/problems/<int:number>/resolve")
def resolve(number: int) -> Response:
    """Say what solved it: an answer, steps, or both."""
    limit("resolve", who=f"account:{current_user.account_id}", per_minute=10, per_day=100)
    form = Solved(request.form)
    if not form.validate():
        raise Invalid(_("Please choose one of the answers on the page."), kept={"steps": form.steps.data or ""})
    complaint = complaints.published(number)
    if complaint is None:
        raise NotFound
    account = db.session.get_one(Account, current_user.account_id)
    said = services.resolve(complaint, account, answer_number=form.answer.data, steps=form.steps.data or "")
    if said.doubtful:
        return redirect(url_for("posting.post", kind="resolution", token=said.post.token), 303)
    complaint = complaints.published(number)
    if complaint is None:
        raise NotFound
    return redirect(pages.address_of(complaint, anchor="main", said="solved"), 303)
