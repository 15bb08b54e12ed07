"""The roster as it is stored: locked rows, and the compiled file that is made from them once per change."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select

from forum.config import settings
from forum.extensions import db
from forum.redaction import roster_file
from forum.redaction.models import RosterName
from forum.redaction.roster_file import State, Written
from forum.redaction.rules import Roster, RosterEntry
from forum.redaction.rules.roster import facts_of
from forum.redaction.rules.roster_table import HashTable, Row, merged, sorted_row
from forum.vault import services as vault

AT_ONCE = 1000


def entries(wanted: Select[tuple[RosterName]]) -> list[RosterEntry]:
    """The names of some rows, unlocked."""
    return [entry_of(row) for row in db.session.scalars(wanted)]


def entry_of(row: RosterName) -> RosterEntry:
    """One name, unlocked."""
    return _unlocked(row.name_id, row.box)


def locked_box(name_id: str, entry: RosterEntry) -> bytes:
    """One name, locked."""
    fields = {
        "name": entry.name,
        "nicknames": json.dumps(entry.nicknames, ensure_ascii=False),
        "handles": json.dumps(entry.handles, ensure_ascii=False),
    }
    return vault.lock("roster", name_id, fields)


def fingerprint(folded: str) -> str:
    """A keyed hash of a folded name, by which its row is found without unlocking any."""
    return hmac.new(settings().secret.encode(), b"roster " + folded.encode(), hashlib.sha256).hexdigest()


def compiled() -> Roster:
    """The roster of this moment: from the file, or from the rows, and then the file is made anew."""
    now = _state_now()
    if not now.count:
        return Roster.build(())
    folder = settings().instance / "roster"
    try:
        with roster_file.locked(folder):
            written = _brought_up_to_date(folder, now)
    except OSError:
        # A folder that cannot be written to costs memory and time, not a name.
        written = None
    if written is None:
        return Roster.build(_unlocked(*row) for row in _rows())
    return Roster(HashTable(written.row, _secret()))


def _brought_up_to_date(folder: Path, now: State) -> Written | None:
    written = roster_file.newest(folder)
    if written is not None and written.state == now:
        return written
    roster_file.write(folder, now, _pieces(written))
    return roster_file.newest(folder)


def _pieces(before: Written | None) -> Iterable[Row]:
    """Put new names into what is there; after any other change every name is read again."""
    if before is None or not _only_grew(before.state):
        return [sorted_row(facts_of(_unlocked(*row) for row in _rows()), _secret())]
    new = facts_of(_unlocked(*row) for row in _rows(after=before.state.last_id))
    return merged(before.row, sorted_row(new, _secret()))


def _only_grew(before: State) -> bool:
    """Whether every row from then is still there, and as it was."""
    known = select(func.count(), func.max(RosterName.changed_at)).where(RosterName.id <= before.last_id)
    count, changed_at = db.session.execute(known).one()
    return (count, _written_time(changed_at)) == (before.count, before.changed_at)


def _state_now() -> State:
    wanted = select(func.count(), func.max(RosterName.id), func.max(RosterName.changed_at))
    count, last_id, changed_at = db.session.execute(wanted).one()
    return State(count, last_id or 0, _written_time(changed_at))


def _written_time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _rows(after: int = 0) -> Iterator[tuple[str, bytes]]:
    """Every row after this one, a few at a time."""
    wanted = select(RosterName.name_id, RosterName.box).where(RosterName.id > after).order_by(RosterName.id)
    for row in db.session.execute(wanted.execution_options(yield_per=AT_ONCE)):
        yield row.name_id, row.box


def _unlocked(name_id: str, box: bytes) -> RosterEntry:
    fields: dict[str, Any] = vault.unlock("roster", name_id, box)
    return RosterEntry(fields["name"], tuple(json.loads(fields["nicknames"])), tuple(json.loads(fields["handles"])))


def _secret() -> bytes:
    """The key of the hashes: without it nobody can try names against a copied file."""
    return hmac.new(settings().secret.encode(), b"roster file", hashlib.sha256).digest()
