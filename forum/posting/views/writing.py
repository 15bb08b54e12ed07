"""Write, check, send: each step keeps the words before it says anything else."""

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint, new_token
from forum.complaints.rules import Kind
from forum.errors import Invalid, NotFound, Stale
from forum.posting import queries, services
from forum.posting.forms import Compose, Words
from forum.posting.services import Preview
from forum.posting.views import blueprint, telling
from forum.search import queries as search
from forum.search.rules.words import language_of
from forum.vault.models import Draft
from forum.web.limits import limit

Page = str | Response | tuple[str, int]


@blueprint.get("/problems/new")
def compose() -> str:
    """Show the composer, with the words somebody was looking for as a title."""
    form = Compose(title=request.args.get("title", ""), token=new_token())
    if request.args.get("kind") in set(Kind):
        form.kind.data = request.args["kind"]
    return _composer("complaint", form)


@blueprint.post("/problems/new")
def compose_post() -> Page:
    """Keep the words, then lead to the check page."""
    return _keep("complaint", Compose(request.form), token=request.form.get("token"))


@blueprint.post("/problems/<int:number>/answers")
def answer(number: int) -> Page:
    """Keep an answer, then lead to the check page."""
    complaint = complaints.published(number)
    if complaint is None:
        raise NotFound
    return _keep("answer", Words(request.form), complaint, token=request.form.get("token"))


@blueprint.get("/drafts/<token>")
def draft(token: str) -> Page:
    """Go on with a draft."""
    found = _draft(token)
    if isinstance(found, Response):
        return found
    form = _form(found.subject_kind, services.words_of(found), token)
    return _composer(found.subject_kind, form, _complaint(found.complaint_id), found)


@blueprint.post("/drafts/<token>")
def draft_post(token: str) -> Page:
    """Keep what a draft says now."""
    kind, complaint_id = services.origin(token, current_user.account_id)
    form = Compose(request.form) if kind == "complaint" else Words(request.form)
    return _keep(kind, form, _complaint(complaint_id), token=token)


@blueprint.get("/drafts/<token>/check")
def check(token: str) -> Page:
    """Show it as everyone will read it, and what happens next."""
    found = _draft(token)
    return found if isinstance(found, Response) else _checked(found)


@blueprint.post("/drafts/<token>/send")
def send(token: str) -> Page:
    """Send it; sent twice it is one post."""
    limit("send", who=_who(), per_minute=10, per_day=100)
    try:
        kind, post = services.send(token, current_user.account_id, request.form.get("seen"))
    except Invalid:
        return _checked(services.own_draft(token, current_user.account_id))
    except Stale as changed:
        return _checked(services.own_draft(token, current_user.account_id), changed.message)
    return redirect(url_for("posting.post", kind=kind, token=post.token), 303)


@blueprint.get("/drafts/<token>/delete")
def delete(token: str) -> Page:
    """Ask once more."""
    found = _draft(token, to_delete=True)
    if isinstance(found, Response):
        return found
    declined = services.is_declined(found)
    return render_template("posting/delete.html", draft=found, fields=services.words_of(found), declined=declined)


@blueprint.post("/drafts/<token>/delete")
def delete_post(token: str) -> Response:
    """Delete a draft."""
    services.discard(token, current_user.account_id)
    return redirect(url_for("posting.my_posts"), 303)


def _keep(kind: str, form: Words, complaint: Complaint | None = None, *, token: str | None = None) -> Page:
    """1. Keep the words, whatever is wrong with them. 2. Show them, leave, or lead on to the check page."""
    limit("write", who=_who(), per_minute=30, per_day=600)
    account_id, complaint_id = current_user.account_id, complaint.id if complaint else None
    if request.form.get("do") == "save" and form.is_blank:
        return redirect(url_for("posting.my_posts"), 303)
    kept: Draft | None = None
    try:
        kept = services.draft(account_id, kind, form.fields(), complaint_id=complaint_id, token=token)
        form.token.data = kept.token
        wanted = request.form.get("do")
        if wanted == "save":
            return redirect(url_for("posting.my_posts"), 303)
        if wanted == "preview":
            seen = services.preview(kind, form.fields(), account_id, complaint_id)
            return _composer(kind, form, _complaint(complaint_id), kept, seen)
        services.refuse_unfinished(kept)
    except Invalid as wrong:
        form.give_back(wrong.fields)
        return _composer(kind, form, _complaint(complaint_id), kept), 422
    return redirect(url_for("posting.check", token=kept.token), 303)


def _composer(
    kind: str, form: Words, complaint: Complaint | None = None, draft: Draft | None = None, seen: Preview | None = None
) -> str:
    common: dict[str, Any] = {"form": form, "draft": draft, "seen": seen}
    if kind == "complaint":
        alike = _alike(form.fields())
        return render_template("posting/compose.html", products=catalogue.products(), alike=alike, **common)
    return render_template("posting/answer.html", kind=kind, complaint=complaint, **common)


def _checked(found: Draft, note: str = "") -> Page:
    try:
        seen = services.check(found)
    except Invalid as wrong:
        form = _form(found.subject_kind, wrong.kept, found.token)
        form.give_back(wrong.fields)
        return _composer(found.subject_kind, form, _complaint(found.complaint_id), found), 422
    fields = services.words_of(found)
    page = render_template(
        "posting/check.html",
        draft=found,
        seen=seen,
        version=services.seen_as(found),
        steps=telling.ahead(found.subject_kind, fields, g.language),
        alike=_alike(fields) if found.subject_kind == "complaint" else [],
        complaint=_complaint(found.complaint_id),
        note=note,
    )
    return (page, 409) if note else page


def _draft(token: str, *, to_delete: bool = False) -> Draft | Response:
    """One's own draft; when it was sent, the way to what became of it. A declined one can only be read and deleted."""
    try:
        found = services.own_draft(token, current_user.account_id)
        if to_delete or not services.is_declined(found):
            return found
    except NotFound:
        pass
    kind, post = queries.sent_from(token, current_user.account_id)
    return redirect(url_for("posting.post", kind=kind, token=post.token), 303)


def _form(kind: str, fields: Any, token: str) -> Words:
    return Compose(data={**fields, "token": token}) if kind == "complaint" else Words(data={**fields, "token": token})


def _alike(fields: Mapping[str, str]) -> list[Complaint]:
    """Solved or officially answered problems like this one; they stand there to help, and nothing waits for them."""
    title, body = fields.get("title", ""), fields.get("body", "")
    if fields.get("kind") == Kind.PRAISE or not title.strip():
        return []
    language = language_of(f"{title} {body}", otherwise=g.language)
    return [result.complaint for result in search.similar(title, body, language)]


def _complaint(complaint_id: int | None) -> Complaint | None:
    return complaints.by_id(complaint_id) if complaint_id is not None else None


def _who() -> str:
    return f"account:{current_user.account_id}"
