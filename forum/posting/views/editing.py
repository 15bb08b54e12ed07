"""Changing what is public already: “Change it” on the page of one's post, and the form with the public words."""

from typing import Any

from flask import redirect, render_template, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum.complaints.rules import Kind
from forum.errors import NotFound
from forum.moderation import subjects
from forum.posting import services
from forum.posting.forms import Words
from forum.posting.services import Preview
from forum.posting.views import asking, blueprint
from forum.vault.models import Draft
from forum.web.limits import limit


@blueprint.post("/my-posts/<kind>/<token>/edit")
def edit(kind: str, token: str) -> Response:
    """Begin a later version of one's public post, or go on with the one that is under way."""
    limit("edit", who=f"account:{current_user.account_id}", per_minute=10, per_day=100)
    made = services.edit(kind, token, current_user.account_id)
    if services.is_unsent(made):
        return redirect(url_for("posting.draft", token=made.token), 303)
    return redirect(url_for("posting.post", kind="edit", token=made.token), 303)


def page(form: Words, draft: Draft | None, seen: Preview | None) -> str:
    """The form of a later version, with what is wrong with it and how everyone would read it."""
    draft = draft or services.own_draft(form.token.data or "", current_user.account_id)
    if draft.post_id is None:
        raise NotFound
    row = subjects.load("edit", draft.post_id)
    complaint: Any = row.complaint
    return render_template(
        "posting/edit.html",
        form=form,
        draft=draft,
        seen=seen,
        hot=asking.hot(seen) if seen else None,
        complaint=complaint,
        answer=row.answer,
        praise=complaint.kind == Kind.PRAISE,
    )
