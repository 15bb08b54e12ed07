"""The staff's list of what to do next, and the official composer."""

from collections.abc import Mapping
from datetime import timedelta

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.accounts.models import Account
from forum.answers.models import Answer
from forum.answers.rules import may_answer_officially
from forum.complaints import pages
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint, new_token
from forum.desk import queries, rules, services
from forum.desk.forms import OfficialAnswer
from forum.desk.views import blueprint
from forum.errors import Invalid, NotAllowed, NotFound, TooMany, VaultClosed
from forum.extensions import db
from forum.moderation import queries as moderation
from forum.redaction.services import Proposed
from forum.roles import Role
from forum.web.guards import needs
from forum.web.languages import zone
from forum.web.limits import limit

Page = str | Response | tuple[str, int]


@blueprint.get("/desk")
@needs(Role.OFFICIAL, Role.MODERATOR)
def desk() -> str:
    """Show what waits, the oldest promise first: one's own team's, or everybody's."""
    everybody = request.args.get("team") == "all" or current_user.team_id is None
    team_id, now = (None if everybody else current_user.team_id), clock.now()
    show = request.args.get("show", "")
    return render_template(
        "desk/desk.html",
        rows=[
            (one, rules.due(one.case.next_contact_at, now, zone()))
            for one in queries.due(team_id, now, show)
            if one.case
        ],
        counts=queries.counts(team_id, now),
        show=show if show in rules.PARTS else "",
        everybody=everybody,
        now=now,
        in_queue=moderation.waiting_count() if current_user.is_moderator else None,
        most=queries.MOST,
    )


@blueprint.get("/desk/<int:number>/answer")
@needs(Role.OFFICIAL, Role.MODERATOR)
def answer(number: int) -> str:
    """Show the official composer."""
    return _composer(_problem(number), OfficialAnswer(token=new_token()))


@blueprint.post("/desk/<int:number>/answer")
@needs(Role.OFFICIAL, Role.MODERATOR)
def answer_post(number: int) -> Page:
    """Show the answer as everyone will read it, or send it."""
    limit("official-answer", who=f"account:{current_user.account_id}", per_minute=20, per_day=600)
    complaint, form = _problem(number), OfficialAnswer(request.form)
    try:
        if request.form.get("do") == "preview":
            return _composer(complaint, form, services.preview(form.body.data or "", complaint.language))
        account = db.session.get_one(Account, current_user.account_id)
        sent = services.send_answer(
            complaint,
            account,
            form.body.data or "",
            progress=form.progress.data or "",
            days=form.in_days,
            token=form.key,
        )
    except Invalid as wrong:
        form.give_back(wrong.fields)
        return _composer(_problem(number), form), 422
    if sent.doubtful:
        return redirect(url_for("posting.post", kind="answer", token=sent.post.token), 303)
    published = db.session.get_one(Answer, sent.post.id)
    return redirect(pages.address_of(published.complaint, anchor=f"a{published.number}"), 303)


@blueprint.post("/desk/<int:number>/private")
@needs(Role.OFFICIAL, Role.MODERATOR)
def private(number: int) -> Page:
    """Open what only the team may read, beside the answer that is being written."""
    limit("open-private", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    complaint, form = _problem(number), OfficialAnswer(request.form)
    account = db.session.get_one(Account, current_user.account_id)
    try:
        opened = services.open_private(complaint, account)
    except (NotAllowed, NotFound, TooMany, VaultClosed) as refused:
        return _composer(_problem(number), form, closed=refused.message), refused.status
    return _composer(_problem(number), form, opened=opened)


def _composer(
    complaint: Complaint,
    form: OfficialAnswer,
    seen: Proposed | None = None,
    *,
    opened: Mapping[str, str] | None = None,
    closed: str = "",
) -> str:
    now, days = clock.now(), form.in_days or 3
    case_team = complaint.case.team_id if complaint.case else None
    return render_template(
        "desk/answer.html",
        complaint=complaint,
        form=form,
        seen=seen,
        opened=opened,
        closed=closed,
        has_private=complaint.private_id is not None
        and rules.may_read_private(current_user.role, current_user.team_id, case_team),
        moves=rules.moves(complaint.case.state if complaint.case else None),
        progress_words=rules.PROGRESS_WORDS,
        choices=[(day, now + timedelta(days=day)) for day in rules.DAYS],
        next_word=now + timedelta(days=days),
        due=rules.due(complaint.case.next_contact_at, now, zone())
        if complaint.case and complaint.case.is_open
        else None,
        may_send=may_answer_officially(current_user.role, current_user.team_id),
    )


def _problem(number: int) -> Complaint:
    found = complaints.published(number)
    if found is None:
        raise NotFound
    return found
