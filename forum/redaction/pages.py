"""Template filters that show public words: removals are written in the page's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from flask import Flask
from markupsafe import Markup

from forum import markup
from forum.redaction import rules
from forum.redaction.rules import Span, Tier, removals_of

Stored = Iterable[Sequence[str]] | None
Place = tuple[int, int]
Letters = Mapping[int, str] | None


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.add_template_filter(public_html)
    app.add_template_filter(public_text)
    app.add_template_filter(public_title)
    app.add_template_filter(asked_html)
    app.add_template_filter(asked_title)
    app.add_template_filter(asked_blocks)


def public_html(words: str, removals: Stored, language: str) -> Markup:
    """Public words as clean HTML."""
    return markup.render(words, rules.MARK, _words(removals, language))


def public_title(words: str, removals: Stored, language: str) -> Markup:
    """A title as escaped HTML, removals marked."""
    return markup.inline(words, rules.MARK, _words(removals, language))


def public_text(words: str, removals: Stored, language: str) -> str:
    """Public words as plain text, removals in brackets."""
    return rules.plain(rules.PublicWords(words, removals_of(removals or ())), language)


def asked_html(
    text: str, spans: Sequence[Span], language: str, hot: Place | None = None, letters: Letters = None
) -> Markup:
    """A text before it is published, as clean HTML: strikes made, doubts marked, the heated line underlined.

    `letters` tell the people of the whole post apart; without them this text is all of it.
    """
    words, marks = _asked(text, spans, language, hot, letters)
    return markup.render(words, rules.MARK, marks)


def asked_blocks(
    text: str, spans: Sequence[Span], language: str, hot: Place | None = None, letters: Letters = None
) -> list[tuple[Markup, int]]:
    """The same, paragraph by paragraph, each with the place in the text where it ends."""
    words, marks = _asked(text, spans, language, hot, letters)
    found, ends = markup.blocks(words, rules.MARK, marks), markup.block_ends(text)
    if len(found) != len(ends):  # a removal that reached over the end of a paragraph
        return [(markup.render(words, rules.MARK, marks), len(text))]
    return list(zip(found, ends, strict=True))


def asked_title(text: str, spans: Sequence[Span], language: str, letters: Letters = None) -> Markup:
    """A title before it is published: strikes made, doubts marked."""
    words, marks = _asked(text, spans, language, None, letters)
    return markup.inline(words, rules.MARK, marks)


def _asked(
    text: str, spans: Sequence[Span], language: str, hot: Place | None, letters: Letters
) -> tuple[str, list[str]]:
    """Put a mark in the place of each strike and each doubt, and say what stands there."""
    if letters is None:
        strikes = [span for span in spans if span.tier is Tier.strike]
        letters = rules.letters_in({"": text}, {"": strikes})[""]
    words, marks, at = "", [], 0
    asides: list[tuple[int, int, Callable[[str], str]]] = [
        (span.start, span.end, markup.Asked) for span in spans if span.tier is Tier.doubt
    ]
    if hot and _is_plain(text[slice(*hot)]) and not any(hot[0] < one.end and one.start < hot[1] for one in spans):
        asides = sorted([*asides, (*hot, markup.Hot)], key=lambda one: one[0])
    asides.append((len(text), len(text), markup.Asked))
    for start, end, look in asides:
        strikes = [
            replace(span, start=span.start - at, end=span.end - at)
            for span in spans
            if span.tier is Tier.strike and at <= span.start and span.end <= start
        ]
        piece = rules.strike(text[at:start], strikes, (), {place - at: letter for place, letter in letters.items()})
        words += piece.text
        marks += [rules.removal_words(removal, language) for removal in piece.removals]
        if start < end:
            words += rules.MARK
            marks.append(look(text[start:end]))
        at = end
    return words, marks


def _is_plain(words: str) -> bool:
    """Whether nothing in it would be read as Markdown: only then can it be underlined as it stands."""
    return words[:1] not in "-+0123456789" and not set(words) & set("*_`[]<>\\\n&#|~")


def _words(removals: Stored, language: str) -> list[str]:
    return [rules.removal_words(removal, language) for removal in removals_of(removals or ())]
