"""Public words as pages show them: rendered once and remembered, or in one plain line."""

from datetime import timedelta
from functools import lru_cache
from typing import Any

from babel.dates import format_timedelta
from markupsafe import Markup

from forum.complaints.models import Complaint, Post
from forum.redaction.pages import public_html, public_text
from forum.search.rules.snippets import without_markup
from forum.web.languages import language

# Rendering a post costs a millisecond; a page has twenty. Longer ones are rare and would fill the memory.
REMEMBERED, LONGEST = 2_000, 6_000


def html_of(post: Post, language: str) -> Markup:
    """A text as clean HTML, its removals in the page's language."""
    removals = _removals(post, "body")
    if len(post.body) > LONGEST:
        return public_html(post.body, removals, language)
    return _remembered(post.body, removals, language)


def plain(post: Post, language: str) -> str:
    """A text without markup, for descriptions, structured data, feeds and lists."""
    return public_text(without_markup(post.body), _removals(post, "body"), language)


def title_of(complaint: Complaint, language: str) -> str:
    """A title as plain text."""
    return public_text(complaint.title, _removals(complaint, "title"), language)


def lasting(time: timedelta) -> str:
    """How long something took: 22 hours, 22 heures."""
    return str(format_timedelta(max(time, timedelta(minutes=1)), locale=language()))


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str, removals: tuple[tuple[str, ...], ...], language: str) -> Markup:
    return public_html(text, removals, language)


def _removals(post: Post, field: str) -> tuple[tuple[str, ...], ...]:
    found: list[Any] = (post.removals or {}).get(field, [])
    return tuple(tuple(str(part) for part in one) for one in found)
