"""The check page's public words, line by line, each with what its author is asked about it."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _
from markupsafe import Markup

from forum.posting.services import Preview, Question
from forum.redaction.pages import asked_blocks, asked_title
from forum.redaction.rules import coarser
from forum.redaction.rules.heated import FEELINGS, Heat


@dataclass(frozen=True)
class Calm:
    """The heated sentence as everyone would read it, and the feeling behind it, named."""

    feeling: str
    quote: Markup


@dataclass(frozen=True)
class Line:
    """A paragraph, the questions about it, and the heated sentence if it stands there."""

    html: Markup
    questions: list[Question]
    calm: Calm | None


def lines(seen: Preview, name: str, language: str) -> list[Line]:
    """One field of a text, paragraph by paragraph."""
    text, asked = seen.fields.get(name, ""), questions(seen, name)
    heat = seen.heat if name == "body" and not seen.was_asked else None
    found, begin = [], 0
    line, letters = hot(seen) if heat else None, seen.letters.get(name, {})
    for html, end in asked_blocks(text, seen.proposed.spans.get(name, ()), language, line, letters):
        calm = _calm(seen, heat, language) if heat and begin <= heat.start < end else None
        found.append(Line(html, [one for one in asked if begin <= one.start < end], calm))
        begin = end
    return found


def questions(seen: Preview, name: str) -> list[Question]:
    """What is asked about one field."""
    return [one for one in seen.questions if one.field == name]


def hot(seen: Preview) -> tuple[int, int] | None:
    """Where the heated sentence stands, while its author has not been asked about it."""
    return (seen.heat.start, seen.heat.end) if seen.heat and not seen.was_asked else None


def question_words(question: Question) -> str:
    """The question about a doubtful passage."""
    if question.kind == "name":
        return str(_("Is “%(words)s” a person here?", words=question.words))
    if question.kind == "description":
        return str(_("Could readers tell who “%(words)s” is?", words=question.words))
    return str(_("Could “%(words)s” lead to a person?", words=question.words))


def instead(seen: Preview, question: Question) -> str:
    """What its author could write in the place of a description, in the language of the text."""
    return coarser(question.words, seen.proposed.language) if question.kind == "description" else ""


def _calm(seen: Preview, heat: Heat, language: str) -> Calm:
    inside = [
        replace(span, start=max(span.start, heat.start) - heat.start, end=min(span.end, heat.end) - heat.start)
        for span in seen.proposed.spans.get("body", ())
        if span.start < heat.end and heat.start < span.end
    ]
    letters = {place - heat.start: letter for place, letter in seen.letters["body"].items()}
    quote = asked_title(seen.fields["body"][heat.start : heat.end], inside, language, letters)
    return Calm(_(FEELINGS[heat.feeling]), quote)
