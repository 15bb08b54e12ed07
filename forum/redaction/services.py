"""Proposing and striking with the operator's own roster and words; the one way outward for staff words."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import func, select

from forum import clock
from forum.catalogue import queries as catalogue
from forum.config import settings
from forum.errors import Invalid
from forum.extensions import db, writing
from forum.redaction import rules
from forum.redaction.models import Proposal, RosterName
from forum.redaction.rules import KeepWords, Kind, PublicWords, Roster, RosterEntry, Span, Tier
from forum.redaction.tables import tables
from forum.vault import services as vault

Fields = Mapping[str, str]


@dataclass(frozen=True)
class Proposed:
    """The machine's view of one post: spans per field, labels and language over all fields."""

    spans: Mapping[str, tuple[Span, ...]]
    labels: tuple[str, ...]
    language: str

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
        )
        for name, text in fields.items()
    }
    labels = dict.fromkeys(label for proposal in found.values() for label in proposal.labels)
    return Proposed({name: one.spans for name, one in found.items()}, tuple(labels), language)


def struck(fields: Fields, proposed: Proposed) -> dict[str, PublicWords]:
    """Apply what the machine is sure of: what everyone would read if no person changed anything."""
    return {
        name: rules.strike(text, [span for span in proposed.spans[name] if span.tier is Tier.strike])
        for name, text in fields.items()
    }


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
    """The operator's roster, compiled once per process and change."""
    state = db.session.execute(select(func.count(), func.max(RosterName.changed_at)).select_from(RosterName)).one()
    kept: dict[str, Any] = current_app.extensions.setdefault("roster", {})
    if kept.get("state") != tuple(state):
        kept["roster"] = Roster.build(roster_entries())
        kept["state"] = tuple(state)
    compiled: Roster = kept["roster"]
    return compiled


def roster_entries(since: datetime | None = None) -> list[RosterEntry]:
    """Every name on the roster, unlocked; or only those that were added or changed since then."""
    wanted = select(RosterName).order_by(RosterName.id)
    if since is not None:
        wanted = wanted.where(RosterName.changed_at >= since)
    return [_entry(row) for row in db.session.scalars(wanted)]


def add_to_roster(entries: Iterable[RosterEntry]) -> list[RosterEntry]:
    """Add names, or replace the nicknames and handles of known ones; return those that were new or changed."""
    changed = []
    with writing():
        known = {row.fingerprint: row for row in db.session.scalars(select(RosterName))}
        for entry in entries:
            mark = _fingerprint(entry.name)
            row = known.get(mark)
            if row is not None and _entry(row) == entry:
                continue
            if row is None:
                row = RosterName(name_id=secrets.token_urlsafe(12), fingerprint=mark, added_at=clock.now())
                db.session.add(row)
                known[mark] = row
            row.box = vault.lock("roster", row.name_id, _fields(entry))
            row.changed_at = clock.now()
            changed.append(entry)
    return changed


def remove_from_roster(name_id: str) -> None:
    """Take a name off the roster."""
    with writing():
        row = db.session.scalar(select(RosterName).where(RosterName.name_id == name_id))
        if row is not None:
            db.session.delete(row)


def roster_rows() -> list[tuple[str, RosterEntry]]:
    """Every entry with the id of its row, for the roster page."""
    rows = db.session.scalars(select(RosterName).order_by(RosterName.id))
    return sorted(((row.name_id, _entry(row)) for row in rows), key=lambda pair: pair[1].name.casefold())


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
    """Whether a pseudonym would be struck as somebody on the roster."""
    found = rules.propose(pseudonym, roster=roster(), keep=KeepWords.build(()), tables=tables(), language="en")
    return any(span.reason.startswith("roster") for span in found.spans)


def _entry(row: RosterName) -> RosterEntry:
    fields = vault.unlock("roster", row.name_id, row.box)
    return RosterEntry(fields["name"], tuple(json.loads(fields["nicknames"])), tuple(json.loads(fields["handles"])))


def _fields(entry: RosterEntry) -> dict[str, str]:
    return {
        "name": entry.name,
        "nicknames": json.dumps(entry.nicknames, ensure_ascii=False),
        "handles": json.dumps(entry.handles, ensure_ascii=False),
    }


def _fingerprint(name: str) -> str:
    key = settings().secret.encode()
    return hmac.new(key, b"roster " + rules.fold(name).encode(), hashlib.sha256).hexdigest()
