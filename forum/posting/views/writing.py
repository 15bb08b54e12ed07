"""Write: each step keeps the words before it says anything else."""

from collections.abc import Mapping
from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.catalogue import queries as catalogue
from forum.complaints import queries as complaints
from forum.complaints.models import Complaint, new_token
from forum.complaints.rules import Kind
from forum.errors import Invalid, NotFound, SignInNeeded
from forum.posting import queries, rules, services
from forum.posting.forms import Compose, Later, Words
from forum.posting.services import Preview
from forum.posting.views import asking, blueprint, editing, intake, writers
from forum.posting.views.intake import takes_photos
from forum.search import queries as search
from forum.search.rules.words import language_of
from forum.vault.models import Draft
from forum.web.guards import public
from forum.web.limits import limit, limit_reading

Page = str | Response | tuple[str, int]
FORMS: Mapping[str, type[Words]] = {"complaint": Compose, "edit": Later}


@blueprint.get("/problems/new")
@public
def compose() -> str:
    """Show the composer, with the words somebody was looking for as a title."""
    if request.args.get("title"):
        limit_reading("search", per_minute=120)
    # A visitor's form has no address of its own yet: the page is the same for everybody, so it can be cached.
    form = Compose(title=request.args.get("title", ""), token=new_token() if current_user.signed_in else "")
    if request.args.get("kind") in set(Kind):
        form.kind.data = request.args["kind"]
    return composer("complaint", form)


@blueprint.post("/problems/new")
@public
@takes_photos
def compose_post() -> Page:
    """Keep the words, then lead to the check page."""
    _count()
    return _keep("complaint", Compose(request.form), token=request.form.get("token"))


@blueprint.post("/problems/<int:number>/answers")
@public
@takes_photos
def answer(number: int) -> Page:
    """Keep an answer, then lead to the check page."""
    _count()
    complaint = complaints.published(number)
    if complaint is None:
        raise NotFound
    return _keep("answer", Words(request.form), complaint, token=request.form.get("token"))


@blueprint.get("/drafts/<token>")
@public
def draft(token: str) -> Page:
    """Go on with a draft."""
    found = found_draft(token)
    if isinstance(found, Response):
        return found
    form = form_of(found.subject_kind, services.words_of(found), token)
    return composer(found.subject_kind, form, complaint_of(found.complaint_id), found)


@blueprint.post("/drafts/<token>")
@public
@takes_photos
def draft_post(token: str) -> Page:
    """Keep what a draft says now."""
    _count()
    kind, complaint_id = _origin(token)
    form = FORMS.get(kind, Words)(request.form)
    return _keep(kind, form, complaint_of(complaint_id), token=token)


@blueprint.get("/drafts/<token>/delete")
@public
def delete(token: str) -> Page:
    """Ask once more."""
    found = found_draft(token, to_delete=True)
    if isinstance(found, Response):
        return found
    declined = services.is_declined(found)
    return render_template("posting/delete.html", draft=found, fields=services.words_of(found), declined=declined)


@blueprint.post("/drafts/<token>/delete")
@public
def delete_post(token: str) -> Response:
    """Delete a draft."""
    limit("delete", who=writers.who(), per_minute=30, per_day=600)
    services.discard(token, writers.reader())
    return redirect(url_for("posting.my_posts" if current_user.signed_in else "public.home"), 303)


def _count() -> None:
    limit("write", who=writers.who(), per_minute=30, per_day=600)


def _keep(kind: str, form: Words, complaint: Complaint | None = None, *, token: str | None = None) -> Page:
    """1. Keep the words, whatever is wrong with them. 2. Show them, leave, or lead on to the check page."""
    complaint_id = complaint.id if complaint else None
    if request.form.get("do") == "save" and form.is_blank and not intake.arrived():
        return redirect(writers.way_out(), 303)
    kept: Draft | None = None
    try:
        kept = services.draft(writers.writer(), kind, form.fields(), complaint_id=complaint_id, token=token)
        form.token.data = kept.token
        intake.keep(kept)
        wanted = request.form.get("do")
        if wanted == "save":
            return redirect(writers.way_out(), 303)
        if wanted == "preview" or request.form.get("remove"):
            seen = services.preview(kind, services.words_of(kept), current_user.account_id, complaint_id)
            return composer(kind, form, complaint_of(complaint_id), kept, seen)
        services.refuse_unfinished(kept)
    except Invalid as wrong:
        form.give_back({**({} if kept else intake.unkept()), **wrong.fields})
        return composer(kind, form, complaint_of(complaint_id), kept), 422
    return redirect(url_for("posting.check", token=kept.token), 303)


def composer(
    kind: str, form: Words, complaint: Complaint | None = None, draft: Draft | None = None, seen: Preview | None = None
) -> str:
    """The page on which a text is written, with what is wrong with it and how everyone would read it."""
    if kind == "edit":
        return editing.page(form, draft, seen)
    hot = asking.hot(seen) if seen else None
    photos = intake.shown_with(draft.token if draft else None)
    common: dict[str, Any] = {"form": form, "draft": draft, "seen": seen, "hot": hot, "photos": photos}
    if kind == "complaint":
        offered = {"products": catalogue.products(), "places": catalogue.places(), "longest": rules.PRIVATE}
        return render_template("posting/compose.html", alike=alike(form.fields()), **offered, **common)
    return render_template("posting/answer.html", kind=kind, complaint=complaint, **common)


def found_draft(token: str, *, to_delete: bool = False) -> Draft | Response:
    """One's own draft; when it was sent, the way to what became of it. A declined one can only be read and deleted."""
    try:
        found = services.own_draft(token, writers.reader())
        if to_delete or not (services.is_declined(found) or services.is_waiting(found)):
            return found
    except NotFound:
        if not current_user.signed_in:
            raise
    kind, post = queries.sent_from(token, current_user.account_id)
    return redirect(url_for("posting.post", kind=kind, token=post.token), 303)


def _origin(token: str) -> tuple[str, int | None]:
    """What a draft is for. Whoever wrote on after their session had ended is asked to sign in, with their words."""
    try:
        return services.origin(token, writers.reader())
    except NotFound:
        if current_user.signed_in:
            raise
        raise SignInNeeded(_("Please sign in first."), kept=request.form) from None


def form_of(kind: str, fields: Any, token: str) -> Words:
    """The form of a draft, with its words."""
    return FORMS.get(kind, Words)(data={**fields, "token": token})


def alike(fields: Mapping[str, str]) -> list[Complaint]:
    """Solved or officially answered problems like this one; they stand there to help, and nothing waits for them."""
    title, body = fields.get("title", ""), fields.get("body", "")
    if fields.get("kind") == Kind.PRAISE or not title.strip():
        return []
    language = language_of(f"{title} {body}", otherwise=g.language)
    return [result.complaint for result in search.similar(title, body, language)]


def complaint_of(complaint_id: int | None) -> Complaint | None:
    """The complaint that an answer is on."""
    return complaints.by_id(complaint_id) if complaint_id is not None else None
