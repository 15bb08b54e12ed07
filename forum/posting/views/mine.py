"""My posts: each with its state and what happens next. Only its author sees it; for anybody else it does not exist."""

from typing import Any

from flask import g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from forum import clock
from forum.complaints.models import Complaint
from forum.complaints.rules import Publication
from forum.errors import Invalid
from forum.moderation import queries as moderation
from forum.posting import queries, rules, services
from forum.posting.services import Preview
from forum.posting.views import blueprint, telling
from forum.vault.models import Draft
from forum.web import paging
from forum.web.paging import Place

A_PAGE = 50


@blueprint.get("/my-posts")
def my_posts() -> str:
    """List everything one wrote: drafts, then what was sent; the further pages of each list stand alone."""
    lists = {"unsent": services.unsent, "sent": services.sent}
    only = request.args.get("only", "")
    place = paging.asked(A_PAGE) if only in lists else Place(size=A_PAGE)
    shown = [only] if only in lists else list(lists)
    pages = {name: lists[name](current_user.account_id, place) for name in shown}
    return render_template("posting/my_posts.html", pages=pages, wait=telling.usual_wait(), now=clock.now(), **_WORDS)


@blueprint.get("/my-posts/<kind>/<token>")
def post(kind: str, token: str) -> str:
    """Show where one's post stands, what happens next, and what one can do."""
    found = queries.own_post(kind, token, current_user.account_id)
    state, draft = Publication(found.state), services.draft_of(kind, found)
    restrictions = moderation.restrictions_of(kind, found.id)
    return render_template(
        "posting/post.html",
        kind=kind,
        post=found,
        state=state,
        draft=draft,
        seen=_seen(draft, state),
        own=services.words_of(draft) if draft is not None and state is Publication.DECLINED else {},
        complaint=found if kind == "complaint" else found.complaint,
        steps=telling.still_ahead(kind, state, found.cooling_until, _choices(found), g.language),
        restrictions=restrictions,
        appeals=moderation.appeals_of([one.id for one in restrictions]),
        now=clock.now(),
        may_withdraw=_may_withdraw(kind, found),
        **_WORDS,
    )


@blueprint.post("/my-posts/<kind>/<token>/change")
def change(kind: str, token: str) -> Response:
    """Take a post back into its draft while it cools off."""
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
    services.withdraw(kind, token, current_user.account_id)
    return redirect(url_for("posting.post", kind=kind, token=token), 303)


def _seen(draft: Draft | None, state: Publication) -> Preview | None:
    """What everyone would read, of a text that may still be sent."""
    if draft is None or state is Publication.DECLINED:
        return None
    try:
        return services.check(draft)
    except Invalid:
        return None


def _may_withdraw(kind: str, post: Any) -> bool:
    return rules.may_withdraw(kind, Publication(post.state), getattr(post, "official", False))


def _choices(post: Any) -> dict[str, str]:
    """What was chosen in the composer, as a draft has it."""
    if not isinstance(post, Complaint):
        return {}
    return {
        "kind": post.kind,
        "product": post.product.slug if post.product else "",
        "heard_only": "yes" if post.heard_only else "",
    }


_WORDS: dict[str, Any] = {"state_words": rules.STATE_WORDS, "next_words": rules.NEXT}
