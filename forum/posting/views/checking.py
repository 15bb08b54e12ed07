"""The check page: read it as everyone will, answer what is asked, send it."""

from flask import g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.errors import Invalid, Stale
from forum.posting import rules, services
from forum.posting.forms import told
from forum.posting.views import asking, blueprint, intake, telling, writers
from forum.posting.views.intake import takes_photos
from forum.posting.views.writing import Page, alike, complaint_of, composer, form_of, found_draft
from forum.vault.models import Draft
from forum.web.guards import public
from forum.web.limits import limit, limit_reading


@blueprint.get("/drafts/<token>/check")
@public
def check(token: str) -> Page:
    """Show it as everyone will read it, and what happens next."""
    limit_reading("check", per_minute=60)
    found = found_draft(token)
    return found if isinstance(found, Response) else _checked(found)


@blueprint.post("/drafts/<token>/check")
@public
@takes_photos
def tell(token: str) -> Page:
    """Keep what was answered, and show what that makes of it."""
    limit("write", who=writers.who(), per_minute=30, per_day=600)
    return _told(token)


@blueprint.post("/drafts/<token>/photos")
@public
@takes_photos
def add_photos(token: str) -> Page:
    """Keep photos that are added to words already written, or take one away; what was answered is kept too."""
    limit("write", who=writers.who(), per_minute=30, per_day=600)
    return _told(token, "your-photos")


@blueprint.post("/drafts/<token>/send")
@public
@takes_photos
def send(token: str) -> Page:
    """Send it; sent twice it is one post. Here a visitor needs an account, and their words wait for it."""
    limit("send", who=writers.who(), per_minute=10, per_day=100)
    said = told(request.form)
    if intake.arrived():  # nobody sends a photo that they have not seen covered
        return _told(token, "your-photos", _("Your photos were added. Look at them here, then send everything."))
    try:
        if not current_user.signed_in:
            services.tell(token, writers.reader(), said)
            return redirect(url_for("accounts.sign_in", next=url_for("posting.check", token=token)), 303)
        kind, post = services.send(token, current_user.account_id, said)
    except Invalid:
        return _checked(services.own_draft(token, writers.reader()))
    except Stale as changed:
        return _checked(services.own_draft(token, writers.reader()), changed.message)
    return redirect(url_for("posting.post", kind=kind, token=post.token), 303)


def _told(token: str, place: str | None = None, note: str = "") -> Page:
    """Keep the photos that came along and what was answered, then show the page again."""
    found = found_draft(token)
    if isinstance(found, Response):
        return found
    fault = ""
    try:
        intake.keep(found)
    except Invalid as wrong:  # what was answered is kept all the same
        fault = wrong.message
    try:
        after = services.tell(token, writers.reader(), told(request.form))
    except Stale as changed:
        return _checked(services.own_draft(token, writers.reader()), changed.message, fault=fault)
    if fault:
        return _checked(after, fault=fault, status=422)
    if note:
        return _checked(after, note, status=200)
    return redirect(url_for("posting.check", token=token, _anchor=place), 303)


def _checked(found: Draft, note: str = "", *, fault: str = "", status: int = 0) -> Page:
    """The check page; with a note the form was made of an older version, unless another status says what it is."""
    fields = services.words_of(found)
    try:
        seen = services.check(found)
    except Invalid as wrong:
        form = form_of(found.subject_kind, wrong.kept, found.token)
        form.give_back(wrong.fields)
        return composer(found.subject_kind, form, complaint_of(found.complaint_id), found), 422
    is_complaint, heated = found.subject_kind == "complaint", seen.heat is not None
    page = render_template(
        "posting/check.html",
        draft=found,
        seen=seen,
        fields=fields,
        asking=asking,
        lang_found=seen.proposed.language,
        happened_on=rules.day_of(fields.get("happened_on", "")),
        recording=rules.shows_recording(seen.fields),
        version=services.seen_as(found),
        steps=telling.ahead(found.subject_kind, fields, g.language, heated=heated),
        alike=alike(fields) if is_complaint else [],
        complaint=complaint_of(found.complaint_id),
        note=note,
        with_photos=found.subject_kind in intake.WITH_PHOTOS,
        photos=intake.shown_with(found.token),
        photo_fault=fault,
    )
    return page, status or (409 if note else 200)
