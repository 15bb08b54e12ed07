"""What somebody wrote, for their eyes only: the list of “My posts”, with the words that are still theirs."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from forum.answers import queries as answers
from forum.answers.models import Edit
from forum.complaints.models import Post
from forum.complaints.rules import Publication
from forum.errors import NotFound
from forum.extensions import db
from forum.posting import queries
from forum.posting.services import visiting
from forum.vault import drafts
from forum.vault.drafts import Owner
from forum.vault.models import Draft
from forum.web import paging
from forum.web.paging import Page, Place

FIRST_WORDS = 90


@dataclass(frozen=True)
class Mine:
    """A line of “My posts”: a draft, or something sent; `words` are its author's own, while they still hold them."""

    kind: str
    state: Publication
    at: datetime
    words: str
    draft: Draft | None
    post: Any | None
    # What its author is changing of it, once it is public.
    edit: Edit | None = None


def unsent(account_id: int, place: Place) -> Page[Mine]:
    """Drafts that were never sent, or were taken back, newest first."""
    sent = queries.sent(account_id)
    is_sent = exists().where(sent.c.kind == Draft.subject_kind, sent.c.id == Draft.post_id)
    wanted = select(Draft).where(Draft.account_id == account_id, Draft.subject_kind != "edit", ~is_sent)
    rows = db.session.scalars(paging.narrowed(wanted, Draft.saved_at, Draft.id, place)).all()
    found = paging.page(rows, place, lambda one: (one.saved_at, one.id))
    draft = Publication.DRAFT
    lines = [Mine(one.subject_kind, draft, one.saved_at, _first_words(one), one, None) for one in found.rows]
    return Page(lines, found.newer, found.older)


def sent(account_id: int, place: Place) -> Page[Mine]:
    """What somebody has sent, newest first, with its first words while these are still theirs."""
    found = queries.sent_by(account_id, place)
    wanted = select(Draft).where(
        Draft.account_id == account_id, Draft.post_id.in_([post.id for _kind, post in found.rows])
    )
    kept = {(one.subject_kind, one.post_id): one for one in db.session.scalars(wanted)}
    edits = _edits(account_id, found.rows)
    lines = [_line(kind, post, kept.get((kind, post.id)), edits.get((kind, post.id))) for kind, post in found.rows]
    return Page(lines, found.newer, found.older)


def draft_of(kind: str, post: Post) -> Draft | None:
    """The draft behind a post, while its words are still its author's."""
    return drafts.of_post(kind, post.id)


def words_of(draft: Draft) -> dict[str, str]:
    """What stands in one's own draft."""
    return drafts.read(draft)


def origin(token: str, owner: Owner) -> tuple[str, int | None]:
    """What a draft is for: its kind, and the complaint it is on; known even after it was sent."""
    found = drafts.find(token, owner)
    if found is not None:
        return found.subject_kind, found.complaint_id
    if not isinstance(owner, int):
        raise NotFound(visiting.not_here())
    kind, post = queries.sent_from(token, owner)
    return kind, getattr(post, "complaint_id", None)


def _line(kind: str, post: Any, draft: Draft | None, edit: Edit | None) -> Mine:
    at = post.published_at or post.sent_at or post.started_at
    return Mine(kind, Publication(post.state), at, _first_words(draft) if draft else "", draft, post, edit)


def _edits(account_id: int, posts: Sequence[tuple[str, Any]]) -> dict[tuple[str, int], Edit]:
    """What is being changed of these posts, by post."""
    complaints = [post.id if kind == "complaint" else post.complaint_id for kind, post in posts]
    return {
        ("answer", one.answer_id) if one.answer_id else ("complaint", one.complaint_id): one
        for one in answers.open_edits(complaints)
        if one.author_id == account_id
    }


def _first_words(draft: Draft) -> str:
    """The title, or the beginning of the text."""
    fields = drafts.read(draft)
    first = fields.get("title", "").strip() or fields.get("body", "").strip()
    return textwrap.shorten(first, FIRST_WORDS, placeholder=" …")
