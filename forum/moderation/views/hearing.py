"""What everybody may say: a page is wrong, a post is about me; and an author: I see this decision differently."""

import re
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.answers import queries as answers
from forum.complaints import queries as complaints
from forum.errors import Invalid, NotFound
from forum.moderation import queries, rules, services, subjects
from forum.moderation.models import Decision
from forum.moderation.views import blueprint
from forum.web.guards import public
from forum.web.limits import limit

Page = str | Response | tuple[str, int]
ADDRESS = re.compile(r"/(?:problems|questions|praise)/(\d{1,9})[^\s#]*(?:#a(\d{1,9}))?")
FIND_LONGEST = 500


@blueprint.get("/problems/<int:number>/report")
@public
def report_problem(number: int) -> str:
    """Ask what is wrong with a post."""
    return _report_page("complaint", _problem(number))


@blueprint.post("/problems/<int:number>/report")
@public
def report_problem_post(number: int) -> Page:
    """Take a report about a post."""
    _count()
    return _reported("complaint", _problem(number))


@blueprint.get("/answers/<int:number>/report")
@public
def report_answer(number: int) -> str:
    """Ask what is wrong with an answer."""
    return _report_page("answer", _answer(number))


@blueprint.post("/answers/<int:number>/report")
@public
def report_answer_post(number: int) -> Page:
    """Take a report about an answer."""
    _count()
    return _reported("answer", _answer(number))


@blueprint.get("/about-me")
@public
def about_me() -> str:
    """Ask somebody whom a post is about, without an account."""
    return _about_me_page()


@blueprint.post("/about-me")
@public
def about_me_post() -> Page:
    """Take what they say; it stands first in the moderators' list."""
    _count()
    form = request.form
    address, words = form.get("address", "").strip(), form.get("words", "")
    kind, subject_id = _found(address)
    try:
        if not address or len(address) > FIND_LONGEST:
            wrong = _("Please say in a few words, or with its address, which post it is.")
            raise Invalid(wrong, {"address": wrong})
        services.report(kind, subject_id, reason="about_me", words=f"{address}\n\n{words}", reach=form.get("reach", ""))
    except Invalid as wrong_form:
        return _about_me_page(wrong_form), 422
    return redirect(url_for("moderation.about_me", sent=1), 303)


@blueprint.get("/my-posts/decisions/<token>/appeal")
def appeal(token: str) -> str:
    """Ask an author why they see a decision differently."""
    return _appeal_page(_own_decision(token))


@blueprint.post("/my-posts/decisions/<token>/appeal")
def appeal_post(token: str) -> Page:
    """Take an appeal."""
    limit("appeal", who=f"account:{current_user.account_id}", per_minute=5, per_day=20)
    decision = _own_decision(token)
    try:
        services.appeal(decision, current_user.account_id, request.form.get("words", ""))
    except Invalid as wrong:
        return _appeal_page(_own_decision(token), wrong), 422
    return redirect(url_for("moderation.appeal", token=token), 303)


def _count() -> None:
    limit("report", per_minute=5, per_day=40)


def _problem(number: int) -> Any:
    found = complaints.published(number)
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def _answer(number: int) -> Any:
    found = answers.published(number)
    if found is None:
        raise NotFound(_("There is nothing here."))
    return found


def _reported(kind: str, post: Any) -> Page:
    number = post.number
    form = request.form
    try:
        services.report(
            kind,
            post.id,
            reason=form.get("reason", ""),
            words=form.get("words", ""),
            reach=form.get("reach", ""),
        )
    except Invalid as wrong:
        return _report_page(kind, post, wrong), 422
    page = "moderation.report_problem" if kind == "complaint" else "moderation.report_answer"
    return redirect(url_for(page, number=number, sent=1), 303)


def _report_page(kind: str, post: Any, wrong: Invalid | None = None) -> str:
    return render_template(
        "moderation/report.html",
        kind=kind,
        post=post,
        complaint=subjects.complaint_of(post),
        reasons=rules.REPORT_REASONS,
        wrong=wrong,
        faults=wrong.fields if wrong else {},
        form=request.form,
        sent="sent" in request.args,
    )


def _about_me_page(wrong: Invalid | None = None) -> str:
    return render_template(
        "moderation/about_me.html",
        wrong=wrong,
        faults=wrong.fields if wrong else {},
        form=request.form,
        sent="sent" in request.args,
    )


def _found(address: str) -> tuple[str, int | None]:
    """The post at an address, if it is one of ours and public; words to find it are read by a person."""
    match = ADDRESS.search(address)
    if match is None:
        return "unknown", None
    if match[2]:
        answer = answers.published(int(match[2]))
        if answer is not None:
            return "answer", answer.id
    complaint = complaints.published(int(match[1]))
    return ("complaint", complaint.id) if complaint is not None else ("unknown", None)


def _own_decision(token: str) -> Decision:
    """A decision about one's own post; anybody else's does not exist."""
    decision = queries.decision_by_token(token)
    if decision is None or decision.act not in rules.RESTRICTIONS:
        raise NotFound(_("There is nothing here."))
    if subjects.load(decision.subject_kind, decision.subject_id).author_id != current_user.account_id:
        raise NotFound(_("There is nothing here."))
    return decision


def _appeal_page(decision: Decision, wrong: Invalid | None = None) -> str:
    return render_template(
        "moderation/appeal.html",
        decision=decision,
        post=subjects.load(decision.subject_kind, decision.subject_id),
        appeal=queries.appeal_of(decision.id),
        open=services.is_contestable(decision),
        wrong=wrong,
        faults=wrong.fields if wrong else {},
        form=request.form,
    )
