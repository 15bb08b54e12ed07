"""Template filters that show public words: removals are written in the page's language."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from flask import Flask
from markupsafe import Markup

from forum import markup
from forum.redaction import rules
from forum.redaction.rules import Span, Tier, removals_of

Stored = Iterable[Sequence[str]] | None


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.add_template_filter(public_html)
    app.add_template_filter(public_text)
    app.add_template_filter(public_title)
    app.add_template_filter(asked_html)
    app.add_template_filter(asked_title)


def public_html(words: str, removals: Stored, language: str) -> Markup:
    """Public words as clean HTML."""
    return markup.render(words, rules.MARK, _words(removals, language))


def public_title(words: str, removals: Stored, language: str) -> Markup:
    """A title as escaped HTML, removals marked."""
    return markup.inline(words, rules.MARK, _words(removals, language))


def public_text(words: str, removals: Stored, language: str) -> str:
    """Public words as plain text, removals in brackets."""
    return rules.plain(rules.PublicWords(words, removals_of(removals or ())), language)


def asked_html(text: str, spans: Sequence[Span], language: str) -> Markup:
    """A text before it is published, as clean HTML: strikes made, doubts marked."""
    words, marks = _asked(text, spans, language)
    return markup.render(words, rules.MARK, marks)


def asked_title(text: str, spans: Sequence[Span], language: str) -> Markup:
    """A title before it is published: strikes made, doubts marked."""
    words, marks = _asked(text, spans, language)
    return markup.inline(words, rules.MARK, marks)


def _asked(text: str, spans: Sequence[Span], language: str) -> tuple[str, list[str]]:
    """Put a mark in the place of each strike and each doubt, and say what stands there."""
    words, marks, at = "", [], 0
    doubts = [span for span in spans if span.tier is Tier.doubt]
    for start, end in [(doubt.start, doubt.end) for doubt in doubts] + [(len(text), len(text))]:
        strikes = [
            replace(span, start=span.start - at, end=span.end - at)
            for span in spans
            if span.tier is Tier.strike and at <= span.start and span.end <= start
        ]
        piece = rules.strike(text[at:start], strikes)
        words += piece.text
        marks += [rules.removal_words(removal, language) for removal in piece.removals]
        if start < end:
            words += rules.MARK
            marks.append(markup.Asked(text[start:end]))
        at = end
    return words, marks


def _words(removals: Stored, language: str) -> list[str]:
    return [rules.removal_words(removal, language) for removal in removals_of(removals or ())]
