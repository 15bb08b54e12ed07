"""Reports and appeals: listed without their words, opened one by one, decided with a reason."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum.errors import Invalid, NotFound
from forum.moderation import queries, rules, services, subjects
from forum.moderation.models import Report
from forum.moderation.views import blueprint, me
from forum.moderation.views.telling import SUBJECTS, options
from forum.roles import Role
from forum.web.guards import needs

Page = str | Response | tuple[str, int]


@blueprint.get("/moderation/reports")
@needs(Role.MODERATOR)
def reports() -> str:
    """List what was reported; “this is about me” first."""
    rows = [(row, _post_of(row)) for row in queries.open_reports()]
    return render_template("moderation/reports.html", rows=rows, reasons=rules.REPORT_REASONS, kinds=SUBJECTS)


@blueprint.post("/moderation/reports/<token>")
@needs(Role.MODERATOR)
def report_decide(token: str) -> Page:
    """Open a report, or decide it; opening is written down, so a link alone does not do it."""
    if request.form.get("do") != "decide":
        return _report_page(token)
    form = request.form
    try:
        services.decide_report(token, me(), form.get("outcome", ""), form.get("reason", ""), form.get("note", ""))
    except Invalid as wrong:
        return _report_page(token, wrong), 422
    return redirect(url_for("moderation.reports"), 303)


@blueprint.get("/moderation/appeals")
@needs(Role.MODERATOR)
def appeals() -> str:
    """List what is contested; who decided it cannot decide again."""
    account_id = me().id
    rows = [(row, _may_decide(row, account_id)) for row in queries.open_appeals()]
    return render_template("moderation/appeals.html", rows=rows, kinds=SUBJECTS)


@blueprint.post("/moderation/appeals/<token>")
@needs(Role.MODERATOR)
def appeal_decide(token: str) -> Page:
    """Open an appeal, or decide it."""
    if request.form.get("do") != "decide":
        return _appeal_page(token)
    outcome = request.form.get("outcome", "")
    if outcome not in {"upheld", "undone"}:
        missing = _("Please choose what to do.")
        return _appeal_page(token, Invalid(missing, {"outcome": missing})), 422
    services.decide_appeal(token, me(), outcome == "upheld")
    return redirect(url_for("moderation.appeals"), 303)


def _report_page(token: str, wrong: Invalid | None = None) -> str:
    row, heard = services.open_report(token, me())
    return render_template(
        "moderation/report_open.html",
        row=row,
        heard=heard,
        post=_post_of(row),
        reason=rules.REPORT_REASONS[row.reason],
        reasons=options(dict(rules.REASONS)),
        wrong=wrong,
        faults=wrong.fields if wrong else {},
    )


def _appeal_page(token: str, wrong: Invalid | None = None) -> str:
    row, heard = services.open_appeal(token, me())
    return render_template(
        "moderation/appeal_open.html", row=row, heard=heard, wrong=wrong, faults=wrong.fields if wrong else {}
    )


def _post_of(row: Report) -> Any | None:
    if row.subject_id is None or row.subject_kind not in subjects.KINDS:
        return None
    try:
        return subjects.load(row.subject_kind, row.subject_id)
    except NotFound:
        return None


def _may_decide(row: Any, account_id: int) -> bool:
    post = subjects.load(row.decision.subject_kind, row.decision.subject_id)
    return account_id not in {row.decision.account_id, post.author_id}
