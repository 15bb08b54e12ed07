"""Template filters that show public words: removals are written in the page's language."""

from collections.abc import Iterable, Sequence

from flask import Flask
from markupsafe import Markup

from forum import markup
from forum.redaction import rules
from forum.redaction.services import removals_of

Stored = Iterable[Sequence[str]] | None


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.add_template_filter(public_html)
    app.add_template_filter(public_text)
    app.add_template_filter(public_title)


def public_html(words: str, removals: Stored, language: str) -> Markup:
    """Public words as clean HTML."""
    return markup.render(words, rules.MARK, _words(removals, language))


def public_title(words: str, removals: Stored, language: str) -> Markup:
    """A title as escaped HTML, removals marked."""
    return markup.inline(words, rules.MARK, _words(removals, language))


def public_text(words: str, removals: Stored, language: str) -> str:
    """Public words as plain text, removals in brackets."""
    return rules.plain(rules.PublicWords(words, removals_of(removals or ())), language)


def _words(removals: Stored, language: str) -> list[str]:
    return [rules.removal_words(removal, language) for removal in removals_of(removals or ())]
