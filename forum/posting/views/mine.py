"""My posts: each with its state and what happens next. Only its author sees it; for anybody else it does not exist."""

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.answers.models import Edit
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import Invalid
from forum.moderation import queries as moderation
from forum.photos import queries as photo_queries
from forum.posting import queries, rules, services
from forum.posting.services import Mine, Preview
from forum.posting.views import blueprint, intake, next_words, telling
from forum.vault.models import Draft
from forum.web import paging
from forum.web.limits import limit
from forum.web.paging import Page, Place

A_PAGE = 50


@blueprint.get("/my-posts")
def my_posts() -> str:
    """List everything one wrote: drafts, then what was sent; the further pages of each list stand alone."""
    lists = {"unsent": services.unsent, "sent": services.sent}
    only = request.args.get("only", "")
    place = paging.asked(A_PAGE) if only in lists else Place(size=A_PAGE)
    shown = [only] if only in lists else list(lists)
    pages = {name: lists[name](current_user.account_id, place) for name in shown}
    return render_template(
        "posting/my_posts.html",
        pages=pages,
        next_of=_teller(pages),
        words=rules.STATE_WORDS,
        photos=photo_queries.numbers([_token(line) for one in pages.values() for line in one.rows]),
        token_of=_token,
    )


@blueprint.get("/my-posts/<kind>/<token>")
def post(kind: str, token: str) -> str:
    """Show where one's post stands, what happens next, and what one can do."""
    found = queries.own_post(kind, token, current_user.account_id)
    state, draft = Publication(found.state), services.draft_of(kind, found)
    restrictions = moderation.restrictions_of(kind, found.id)
    edit = services.open_edit(found) if kind in {"complaint", "answer"} else None
    known = next_words.known_of(
        [(kind, found, draft), *([("edit", edit, services.draft_of("edit", edit))] if edit else [])], g.language
    )
    return render_template(
        "posting/post.html",
        kind=kind,
        post=found,
        state=state,
        draft=draft,
        seen=_seen(draft, state),
        own=services.words_of(draft) if draft is not None and state is Publication.DECLINED else {},
        complaint=found if kind == "complaint" else found.complaint,
        next=next_words.next_of(kind, found, known[kind, found.id]),
        steps=telling.still_ahead(kind, state, found.cooling_until, _choices(found), g.language),
        restrictions=restrictions,
        appeals=moderation.appeals_of([one.id for one in restrictions]),
        now=clock.now(),
        edit=edit,
        edit_next=next_words.next_of("edit", edit, known["edit", edit.id]) if edit else "",
        may_edit=_may_edit(kind, found),
        may_withdraw=_may_withdraw(kind, found),
        words=rules.STATE_WORDS,
        photos=intake.shown_with(found.token if kind in intake.WITH_PHOTOS else None),
    )


@blueprint.post("/my-posts/<kind>/<token>/change")
def change(kind: str, token: str) -> Response:
    """Take a post back into its draft, until a moderator takes it."""
    limit("change", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    draft = services.change(kind, token, current_user.account_id)
    return redirect(url_for("posting.draft", token=draft.token), 303)


@blueprint.get("/my-posts/<kind>/<token>/withdraw")
def withdraw(kind: str, token: str) -> str | Response:
    """Ask once more, and say what follows."""
    found = queries.own_post(kind, token, current_user.account_id)
    if not _may_withdraw(kind, found):
        return redirect(url_for("posting.post", kind=kind, token=token), 303)
    return render_template("posting/withdraw.html", kind=kind, post=found, public=found.is_public)


@blueprint.post("/my-posts/<kind>/<token>/withdraw")
def withdraw_post(kind: str, token: str) -> Response:
    """Take it back."""
    limit("withdraw", who=f"account:{current_user.account_id}", per_minute=20, per_day=200)
    services.withdraw(kind, token, current_user.account_id)
    return redirect(url_for("posting.post", kind=kind, token=token), 303)


def _teller(pages: dict[str, Page[Mine]]) -> Any:
    """Say of each line what happens next: of a draft, of a post, of an edit of it."""
    lines = [line for page in pages.values() for line in page.rows]
    posts = [(line.kind, line.post, line.draft) for line in lines if line.post is not None]
    edits = [("edit", one, services.draft_of("edit", one)) for one in (line.edit for line in lines) if one is not None]
    known = next_words.known_of([*posts, *edits], g.language)

    def told(kind: str, one: Any, draft: Draft | None = None) -> str:
        if one is None:
            return next_words.saved(draft) if draft is not None else ""
        return next_words.next_of(kind, one, known[kind, one.id])

    return told


def _token(line: Mine) -> str:
    """The address of a line's post, or of its draft."""
    return str(line.post.token) if line.post else line.draft.token if line.draft else ""


def _seen(draft: Draft | None, state: Publication) -> Preview | None:
    """What everyone would read, of a text that may still be sent."""
    if draft is None or state is Publication.DECLINED:
        return None
    try:
        return services.check(draft)
    except Invalid:
        return None


def _may_edit(kind: str, post: Any) -> bool:
    is_read = post.is_public and (isinstance(post, Complaint) or post.complaint.is_public)
    return is_read and rules.may_edit(kind, Publication(post.state), getattr(post, "official", False))


def _may_withdraw(kind: str, post: Any) -> bool:
    return rules.may_withdraw(kind, Publication(post.state), getattr(post, "official", False))


def _choices(post: Any) -> dict[str, str]:
    """What was chosen in the composer, as a draft has it."""
    if isinstance(post, Edit):
        return {"of": "answer" if post.answer_id else "complaint"}
    if not isinstance(post, Complaint):
        return {}
    return {
        "kind": post.kind,
        "product": post.product.slug if post.product else "",
        "heard_only": "yes" if post.heard_only else "",
    }
