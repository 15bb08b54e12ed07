"""What everyone would read of a text that is still its author's, and what its author is asked about it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forum.accounts.models import Account
from forum.complaints import queries as complaint_queries
from forum.extensions import db
from forum.posting import rules
from forum.redaction import services as redaction
from forum.redaction.rules import PublicWords, Span, Tier, counts, letters_in, reason_words, strike
from forum.redaction.rules.heated import Heat, heat_of


@dataclass(frozen=True)
class Question:
    """A doubtful passage that its author is asked about first, and what they said."""

    field: str
    start: int
    end: int
    kind: str
    words: str
    answer: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as the check page's form names it."""
        return f"{self.field}:{self.start}:{self.end}"


@dataclass(frozen=True)
class Preview:
    """What everyone would read of a draft, and what a person must still decide.

    What its author said is a person is struck already.
    """

    fields: Mapping[str, str]
    words: Mapping[str, PublicWords]
    # Which of the people of the whole post is struck where, field by field.
    letters: Mapping[str, Mapping[int, str]]
    proposed: redaction.Proposed
    questions: Sequence[Question] = ()
    # The heated sentence of the body, and whether its author was asked about one.
    heat: Heat | None = None
    was_asked: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many places of which kind are taken out."""
        return counts(removal for words in self.words.values() for removal in words.removals)

    def doubts(self, language: str) -> list[tuple[str, str]]:
        """Each passage that a person decides about, once, and why it is asked."""
        found = {
            self.fields[name][span.start : span.end]: reason_words(span.reason, language)
            for name, spans in self.proposed.spans.items()
            for span in spans
            if span.tier is Tier.doubt
        }
        return list(found.items())


def preview(
    subject_kind: str, fields: Mapping[str, str], account_id: int | None, complaint_id: int | None = None
) -> Preview:
    """Show words as everyone would read them, whatever is still missing. Stores nothing."""
    words = rules.public_words(subject_kind, fields)
    chosen = fields.get("language", "")
    language = chosen if chosen in rules.LANGUAGES else "auto"
    found = redaction.propose(words, language, pseudonyms=_pseudonyms(account_id, complaint_id))
    said = said_in(fields)
    proposed = replace(found, spans={name: _answered(words[name], spans, said) for name, spans in found.spans.items()})
    letters = letters_in(words, proposed.strikes, rules.letters_kept(subject_kind, fields))
    return Preview(
        words,
        {name: strike(text, proposed.strikes[name], (), letters[name]) for name, text in words.items()},
        letters,
        proposed,
        _questions(words, found, said),
        heat_of(words["body"], found.language),
        bool(fields.get("calm")),
    )


def said_in(fields: Mapping[str, str]) -> dict[str, str]:
    """What its author answered about doubtful passages, by their words."""
    said: dict[str, str] = json.loads(fields.get("said") or "{}")
    return said


def _answered(text: str, spans: Sequence[Span], said: Mapping[str, str]) -> tuple[Span, ...]:
    return tuple(
        replace(span, tier=Tier.strike)
        if span.tier is Tier.doubt and said.get(text[span.start : span.end]) == "yes"
        else span
        for span in spans
    )


def _questions(words: Mapping[str, str], proposed: redaction.Proposed, said: Mapping[str, str]) -> tuple[Question, ...]:
    """Each doubtful passage once, where it stands first."""
    asked: dict[str, Question] = {}
    for name, spans in proposed.spans.items():
        for span in spans:
            passage = words[name][span.start : span.end]
            if span.tier is Tier.doubt and passage not in asked:
                asked[passage] = Question(name, span.start, span.end, span.kind, passage, said.get(passage, ""))
    return tuple(asked.values())


def _pseudonyms(account_id: int | None, complaint_id: int | None) -> list[str]:
    """Whose names stay: the author's own pseudonym, and the one of the problem that is answered."""
    people = [db.session.get(Account, account_id)] if account_id is not None else []
    if complaint_id is not None:
        complaint = complaint_queries.by_id(complaint_id)
        people.append(complaint.author if complaint else None)
    return [person.pseudonym for person in people if person is not None]
