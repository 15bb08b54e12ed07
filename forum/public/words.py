"""Public words as pages show them: rendered once and remembered, or in one plain line."""

from datetime import timedelta
from functools import lru_cache
from typing import Any

from babel.dates import format_timedelta
from markupsafe import Markup

from forum.complaints.models import Complaint, Post
from forum.public.rules import holds_accusation, shortened
from forum.redaction.pages import public_html, public_text
from forum.search.rules.snippets import without_markup
from forum.web.languages import language

# Rendering a post costs a millisecond; a page has twenty. Longer ones are rare and would fill the memory.
REMEMBERED, LONGEST = 2_000, 6_000
IN_SHORT = 200


def html_of(post: Post, language: str, field: str = "body") -> Markup:
    """A text as clean HTML, its removals in the page's language."""
    text, removals = getattr(post, field), _removals(post, field)
    if len(text) > LONGEST:
        return public_html(text, removals, language)
    return _remembered(text, removals, language)


def plain(post: Post, language: str) -> str:
    """A text without markup, for descriptions, structured data, feeds and lists."""
    if len(post.body) > LONGEST:
        return _plain(post.body, _removals(post, "body"), language)
    return _remembered_plain(post.body, _removals(post, "body"), language)


def in_short(post: Post, language: str) -> str:
    """The beginning of a text, without markup, as long as a search result."""
    return shortened(plain(post, language), IN_SHORT)


def title_of(complaint: Complaint, language: str) -> str:
    """A title as plain text."""
    return public_text(complaint.title, _removals(complaint, "title"), language)


def accuses(post: Post) -> bool:
    """Whether it must be said beside a customer's words that nobody has checked the accusation in them.

    What was confirmed is checked, and a team does not speak for one customer.
    """
    if getattr(post, "official", False) or getattr(post, "checked", "") == "confirmed":
        return False
    return holds_accusation(post.labels)


def lasting(time: timedelta) -> str:
    """How long something took: 22 hours, 22 heures."""
    return _time_written(max(time, timedelta(minutes=1)), language())


@lru_cache(maxsize=REMEMBERED)
def _time_written(time: timedelta, language: str) -> str:
    return str(format_timedelta(time, locale=language))


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str, removals: tuple[tuple[str, ...], ...], language: str) -> Markup:
    return public_html(text, removals, language)


def _plain(text: str, removals: tuple[tuple[str, ...], ...], language: str) -> str:
    return public_text(without_markup(text), removals, language)


_remembered_plain = lru_cache(maxsize=REMEMBERED)(_plain)


def _removals(post: Post, field: str) -> tuple[tuple[str, ...], ...]:
    found: list[Any] = (post.removals or {}).get(field, [])
    return tuple(tuple(str(part) for part in one) for one in found)
