"""What is kept of a moderator's decisions: how each place turned out, what kind of words stood around it, no name.

Made outside the deciding transaction, stored inside it.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert

from forum import clock
from forum.extensions import db, writing
from forum.redaction import services
from forum.redaction.models import Proposal, ReadPost, RedactionLesson, unordered_id
from forum.redaction.rules import Kind, lessons
from forum.redaction.rules.lessons import Decided, Outcome
from forum.redaction.surroundings import Text


@dataclass(frozen=True)
class Learned:
    """What reading one post taught, without anything that leads back to it."""

    read: Mapping[str, Any]
    lessons: Sequence[Mapping[str, Any]] = field(default_factory=list)

    def store(self) -> None:
        """Keep it, inside the transaction that publishes the post; the order tells nothing."""
        day = {"day": clock.now().date()}
        rows = [{**row, **day, "id": unordered_id()} for row in self.lessons]
        secrets.SystemRandom().shuffle(rows)
        with writing():
            db.session.execute(insert(ReadPost), [{**self.read, **day, "id": unordered_id()}])
            if rows:
                db.session.execute(insert(RedactionLesson), rows)


def learned(proposal: Proposal, fields: Mapping[str, str], *, marked: bool) -> Learned:
    """Draw the lessons of a post whose doubts are all decided; `marked` is whether the machine had found anything."""
    places = lessons.decided(proposal.spans, proposal.answers, proposal.marked)
    read = {
        "language": proposal.language,
        "marked": marked,
        "name_missed": lessons.name_missed(places),
        "wrongly_struck": any(one.outcome is Outcome.undone for one in places),
        "words": lessons.roughly(sum(len(text.split()) for text in fields.values())),
    }
    rows: list[dict[str, Any]] = []
    for name in dict.fromkeys(one.field for one in places):
        of_field = [one for one in places if one.field == name]
        rows += _rows(of_field, fields.get(name, ""), proposal.language)
    return Learned(read, rows)


def _rows(places: Sequence[Decided], text: str, language: str) -> list[dict[str, Any]]:
    """The lessons of one field; its words are looked at only when one of them may be kept."""
    seen: Text | None = None
    if any(one.names_somebody for one in places):
        gone = [(one.start, one.end) for one in places if one.outcome.is_removed]
        names = [(one.start, one.end) for one in places if one.kind == Kind.name]
        seen = Text.read(text, language, services.words_to_keep(), gone=gone, names=names)
    return [
        {
            "language": language,
            "kind": one.kind,
            "tier": one.tier,
            "reason": one.reason,
            "outcome": one.outcome,
            "seen": seen.around(one.start, one.end) if seen and one.names_somebody else [],
        }
        for one in places
    ]
