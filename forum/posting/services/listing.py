"""What somebody wrote, for their eyes only: the list of “My posts”, with the words that are still theirs."""

import textwrap
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.complaints.models import Post
from forum.complaints.rules import Publication
from forum.posting import queries
from forum.vault import drafts
from forum.vault.models import Draft

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


def mine(account_id: int) -> list[Mine]:
    """Everything somebody wrote: drafts first, then what was sent, newest first."""
    kept = drafts.of_account(account_id)
    of_posts = {(one.subject_kind, one.post_id): one for one in kept if one.post_id is not None}
    sent = queries.sent_by(account_id)
    shown = {(kind, post.id) for kind, post in sent}
    unsent = [one for one in kept if (one.subject_kind, one.post_id) not in shown]
    lines = [Mine(one.subject_kind, Publication.DRAFT, one.saved_at, _first_words(one), one, None) for one in unsent]
    for kind, post in sent:
        found = of_posts.get((kind, post.id))
        at = post.published_at or post.sent_at or post.started_at
        lines.append(Mine(kind, Publication(post.state), at, _first_words(found) if found else "", found, post))
    return lines


def draft_of(kind: str, post: Post) -> Draft | None:
    """The draft behind a post, while its words are still its author's."""
    return drafts.of_post(kind, post.id)


def words_of(draft: Draft) -> dict[str, str]:
    """What stands in one's own draft."""
    return drafts.read(draft)


def origin(token: str, account_id: int) -> tuple[str, int | None]:
    """What a draft is for: its kind, and the complaint it is on; known even after it was sent."""
    found = drafts.find(token, account_id)
    if found is not None:
        return found.subject_kind, found.complaint_id
    kind, post = queries.sent_from(token, account_id)
    return kind, getattr(post, "complaint_id", None)


def _first_words(draft: Draft) -> str:
    """The title, or the beginning of the text."""
    fields = drafts.read(draft)
    first = fields.get("title", "").strip() or fields.get("body", "").strip()
    return textwrap.shorten(first, FIRST_WORDS, placeholder=" …")
