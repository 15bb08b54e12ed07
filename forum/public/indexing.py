"""Which pages search engines may keep: decided here once, for the page, the sitemap and the header.

Kept are the home page, first pages of lists, posts that help somebody, archives, tags, teams and the pages that
explain. Filters and further pages are followed, never kept; people are neither.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from forum import clock
from forum.complaints.models import Complaint
from forum.complaints.rules import Kind
from forum.public.rules import is_indexable

INDEX = "max-snippet:-1, max-image-preview:large"
FOLLOW = "noindex, follow"
NEVER = "noindex"
# A tag on a single post is that post again.
TAGGED_LEAST = 2


@dataclass(frozen=True)
class Facts:
    """What the decision about one post is made of; the sitemap has them without its words."""

    characters: int
    answers: int
    expects_answer: bool
    published_at: datetime


def facts_of(one: Complaint, answer_characters: int) -> Facts:
    """The same of a post whose words are at hand."""
    assert one.published_at is not None
    characters = len(one.title) + len(one.body) + len(one.wish) + answer_characters
    return Facts(characters, one.answer_count, expects(one.kind, one.heard_only), one.published_at)


def expects(kind: str, heard_only: bool) -> bool:
    """Whether somebody should answer: not praise, nor whoever only wants to be heard."""
    return kind != Kind.PRAISE and not heard_only


def keeps_post(facts: Facts) -> bool:
    """Whether search engines may keep the page of a post."""
    return is_indexable(facts.characters, facts.answers, facts.expects_answer, facts.published_at, clock.now())


def keeps_list(posts: int, least: int = 1) -> bool:
    """Whether they may keep the first page of a list with so many posts; an empty page helps nobody."""
    return posts >= least


def is_whole() -> bool:
    """Whether this address is the page itself: one with a question mark shows a part of it, or shows it again."""
    return not request.query_string


def robots(kept: bool) -> str:
    """What the page tells search engines."""
    return INDEX if kept and is_whole() else FOLLOW


def unlisted(response: Response) -> Response:
    """The same for what has no head: feeds, sitemaps, pictures are for machines, not for results."""
    response.headers["X-Robots-Tag"] = NEVER
    return response
