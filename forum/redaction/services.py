"""Proposing and striking with the operator's own roster and words; the one way outward for staff words."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock
from forum.catalogue import queries as catalogue
from forum.config import settings
from forum.errors import Invalid
from forum.extensions import db, writing
from forum.redaction import roster_store, rules
from forum.redaction.models import Proposal, RosterName
from forum.redaction.queries import roster_state
from forum.redaction.rules import KeepWords, Kind, Limits, PublicWords, Roster, RosterEntry, Span, Tier
from forum.redaction.rules.tokens import tokens_of
from forum.redaction.tables import tables

Fields = Mapping[str, str]
ASKED_AT_ONCE = 500


@dataclass(frozen=True)
class Proposed:
    """The machine's view of one post: spans per field, labels and language over all fields."""

    spans: Mapping[str, tuple[Span, ...]]
    labels: tuple[str, ...]
    language: str

    @property
    def strikes(self) -> dict[str, list[Span]]:
        """What would be removed, per field."""
        return {name: [span for span in spans if span.tier is Tier.strike] for name, spans in self.spans.items()}

    @property
    def struck(self) -> int:
        """How many places would be removed."""
        return sum(span.tier is Tier.strike for spans in self.spans.values() for span in spans)

    @property
    def doubtful(self) -> int:
        """How many places a person must decide."""
        return sum(span.tier is Tier.doubt for spans in self.spans.values() for span in spans)


def propose(fields: Fields, language: str = "auto", pseudonyms: Iterable[str] = ()) -> Proposed:
    """Say what would be removed from a post and what is doubtful. Stores nothing, logs nothing."""
    if language == "auto":
        language = rules.language_of("\n".join(fields.values()))
    keep = words_to_keep(pseudonyms)
    found = {
        name: rules.propose(
            text,
            roster=roster(),
            keep=keep,
            tables=tables(),
            language=language,
            regions=settings().telephone_regions,
            limits=limits(),
        )
        for name, text in fields.items()
    }
    labels = dict.fromkeys(label for proposal in found.values() for label in proposal.labels)
    return Proposed({name: one.spans for name, one in found.items()}, tuple(labels), language)


def limits() -> Limits:
    """The operator's thresholds."""
    return Limits(settings().strike_from, settings().doubt_from)


def struck(fields: Fields, proposed: Proposed) -> dict[str, PublicWords]:
    """Apply what the machine is sure of: what everyone would read if no person changed anything."""
    return rules.strike_post(fields, proposed.strikes)


def outward(text: str, language: str) -> tuple[PublicWords, int]:
    """Redact staff words on their way to a customer or the public; also say how many doubts are left.

    Everything a staff member writes for others passes here: answers, reasons, steps, names of teams.
    """
    refuse_reserved({"text": text})
    proposed = propose({"text": text}, language)
    return struck({"text": text}, proposed)["text"], proposed.doubtful


def refuse_reserved(fields: Fields) -> None:
    """Refuse the private-use characters that stand for removals in stored words. Raises Invalid."""
    wrong = {
        name: _("This holds characters that cannot be shown. Please take them out or type the words again.")
        for name, text in fields.items()
        if rules.has_reserved(text)
    }
    if wrong:
        raise Invalid(_("Some characters cannot be shown."), wrong, fields)


def store(subject_kind: str, subject_id: int, text_version: int, proposed: Proposed) -> Proposal:
    """Keep a proposal as offsets and reasons; the words stay in the vault."""
    row = Proposal(
        subject_kind=subject_kind,
        subject_id=subject_id,
        text_version=text_version,
        language=proposed.language,
        spans={name: [packed(span) for span in spans] for name, spans in proposed.spans.items()},
        answers={},
        marked={},
        labels=list(proposed.labels),
        version=1,
        made_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def packed(span: Span) -> list[Any]:
    """A span as stored."""
    return [span.start, span.end, str(span.kind), str(span.tier), span.reason]


def unpacked(stored: Sequence[Any]) -> Span:
    """A stored span."""
    start, end, kind, tier, reason = stored
    return Span(start, end, Kind(kind), Tier(tier), reason)


def roster() -> Roster:
    """The operator's roster, compiled once per change and shared by all processes."""
    state = roster_state()
    kept: dict[str, Any] = current_app.extensions.setdefault("roster", {})
    if kept.get("state") != state:
        kept["roster"] = roster_store.compiled()
        kept["state"] = state
    compiled: Roster = kept["roster"]
    return compiled


def roster_entries(since: datetime | None = None) -> list[RosterEntry]:
    """Every name on the roster, unlocked; or only those that were added or changed since then."""
    wanted = select(RosterName).order_by(RosterName.id)
    if since is not None:
        wanted = wanted.where(RosterName.changed_at >= since)
    return roster_store.entries(wanted)


def roster_known(names: Iterable[str]) -> list[RosterEntry]:
    """What the roster already says about these names; the others stay locked."""
    return [roster_store.entry_of(row) for row in _rows_of(names).values()]


def add_to_roster(entries: Iterable[RosterEntry]) -> list[RosterEntry]:
    """Add names, or replace the nicknames and handles of known ones; return those that were new or changed."""
    entries = list(entries)
    changed = []
    with writing():
        known = _rows_of(entry.name for entry in entries)
        for entry in entries:
            mark = _fingerprint(entry.name)
            row = known.get(mark)
            if row is not None and roster_store.entry_of(row) == entry:
                continue
            if row is None:
                row = RosterName(name_id=secrets.token_urlsafe(12), fingerprint=mark, added_at=clock.now())
                db.session.add(row)
                known[mark] = row
            row.box = roster_store.locked_box(row.name_id, entry)
            row.changed_at = clock.now()
            changed.append(entry)
    return changed


def remove_from_roster(name_id: str) -> None:
    """Take a name off the roster."""
    with writing():
        row = db.session.scalar(select(RosterName).where(RosterName.name_id == name_id))
        if row is not None:
            db.session.delete(row)


def roster_rows(newest: int = 0) -> list[tuple[str, RosterEntry]]:
    """Every entry with the id of its row, for the roster page; or only so many of the newest."""
    wanted = select(RosterName).order_by(RosterName.id.desc())
    rows = db.session.scalars(wanted.limit(newest) if newest else wanted)
    return sorted(((row.name_id, roster_store.entry_of(row)) for row in rows), key=lambda pair: pair[1].name.casefold())


def words_to_keep(pseudonyms: Iterable[str] = ()) -> KeepWords:
    """What must stay visible: the operator's words, and the pseudonyms of a thread unless they are on the roster."""
    free = [name for name in pseudonyms if name and not rules_hit(name)]
    words = tuple(catalogue.words_to_keep() + free)
    kept: dict[str, Any] = current_app.extensions.setdefault("keep_words", {})
    if kept.get("words") != words:
        kept["compiled"] = KeepWords.build(words)
        kept["words"] = words
    compiled: KeepWords = kept["compiled"]
    return compiled


def rules_hit(pseudonym: str) -> bool:
    """Whether a name that stands alone is one of the roster's, or holds a word that is one of them."""
    known = roster()
    if any(known.knows(token.key) for token in tokens_of(pseudonym)):
        return True
    found = rules.propose(pseudonym, roster=known, keep=KeepWords.build(()), tables=tables(), language="en")
    return any(span.reason.startswith("roster") for span in found.spans)


def _rows_of(names: Iterable[str]) -> dict[str, RosterName]:
    """The rows of these names by their fingerprint, some hundred at a time."""
    marks = [_fingerprint(name) for name in names]
    found: dict[str, RosterName] = {}
    for start in range(0, len(marks), ASKED_AT_ONCE):
        wanted = select(RosterName).where(RosterName.fingerprint.in_(marks[start : start + ASKED_AT_ONCE]))
        found.update((row.fingerprint, row) for row in db.session.scalars(wanted))
    return found


def _fingerprint(name: str) -> str:
    return roster_store.fingerprint(rules.fold(name))
