"""The append-only, hash-chained log of decisions and openings: who did what, when, and never a word of a post.

Each row carries the hash of the row before it. A second place outside the database keeps the head of the chain,
so that a cut tail shows as well.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from forum import clock
from forum.config import settings
from forum.extensions import Model, db

FIRST = "0" * 64
CODE = re.compile(r"[A-Za-z0-9_.:/+-]{0,80}")


class LogEntry(Model):
    """One thing that somebody, or the forum itself, did."""

    __tablename__ = "log_entries"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # without gaps: a missing row shows
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    actor_role: Mapped[str] = mapped_column(String(20))
    act: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(64))
    details: Mapped[dict[str, Any]]
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class LogHead(Model):
    """The one row that every new entry locks: how many there are, and the last one's hash."""

    __tablename__ = "log_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entries: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


@dataclass(frozen=True)
class Verdict:
    """What checking the chain found; `first_bad` is the first entry that cannot be believed."""

    ok: bool
    entries: int
    head_hash: str
    outside_heads: int
    first_bad: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class OutsideHead:
    """A head of the chain as it was written down in the second place."""

    at: str
    entries: int
    hash: str


def record(
    act: str, *, actor_id: int | None, role: str, subject_kind: str, subject_id: int | str | None = None, **codes: Any
) -> None:
    """Append one entry inside the current transaction; call it last, because it locks the head until the end."""
    for name, value in codes.items():
        _refuse_words(name, value)
    head = _locked_head()
    entry = LogEntry(
        id=head.entries + 1,
        at=clock.now(),
        actor_id=actor_id,
        actor_role=str(role),
        act=act,
        subject_kind=subject_kind,
        subject_id="" if subject_id is None else str(subject_id),
        details=codes,
        previous=head.hash,
    )
    entry.hash = _hash(entry)
    head.entries, head.hash = entry.id, entry.hash
    db.session.add(entry)
    db.session.flush()


def verify() -> Verdict:
    """Walk the chain from its first row and compare it with every head that was written down outside."""
    outside = outside_heads()  # before the database is read: a head written later must not look like a cut tail
    with _snapshot() as session:
        return _walk(session, outside)


def write_head() -> None:
    """Write the head down in the second place, unless it stands there already."""
    head = db.session.get(LogHead, 1, populate_existing=True)
    if head is None or head.entries == 0:
        return
    known = outside_heads()
    if not known or (known[-1].entries, known[-1].hash) != (head.entries, head.hash):
        _append_line(head_file(), f"{clock.now():%Y-%m-%dT%H:%M:%SZ} {head.entries} {head.hash}")


def outside_heads() -> list[OutsideHead]:
    """The heads in the second place, oldest first; a line cut short by a crash is left out."""
    path = head_file()
    if not path.exists():
        return []
    parts = [line.split() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    return [
        OutsideHead(part[0], int(part[1]), part[2])
        for part in parts
        if len(part) == 3 and part[1].isdecimal() and len(part[2]) == len(FIRST)
    ]


def head_file() -> Path:
    """Where the second place is."""
    return Path(settings().log_head) if settings().log_head else settings().instance / "log-head.txt"


def _refuse_words(name: str, value: Any) -> None:
    """The log outlives every original: a sentence in it could be a name that was never forgotten."""
    if value is None or isinstance(value, bool | int):
        return
    if isinstance(value, str) and CODE.fullmatch(value):
        return
    if isinstance(value, list | tuple):
        for one in value:
            _refuse_words(name, one)
        return
    raise ValueError(f"the log keeps codes and numbers, never words: {name}")


def _locked_head() -> LogHead:
    wanted = select(LogHead).where(LogHead.id == 1).with_for_update().execution_options(populate_existing=True)
    head = db.session.scalar(wanted)
    if head is None:
        db.session.execute(
            text("INSERT INTO log_head (id, entries, hash) VALUES (1, 0, :first) ON CONFLICT DO NOTHING"),
            {"first": FIRST},
        )
        head = db.session.scalars(wanted).one()
    return head


def _hash(entry: LogEntry) -> str:
    row = {
        "id": entry.id,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": entry.actor_id,
        "actor_role": entry.actor_role,
        "act": entry.act,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "details": entry.details,
        "previous": entry.previous,
    }
    return hashlib.sha256(json.dumps(row, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _snapshot() -> Session:
    """A session that sees one moment, so that an entry added meanwhile is no contradiction."""
    engine = db.engine
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    return Session(engine)


def _walk(session: Session, outside: Sequence[OutsideHead]) -> Verdict:
    head = session.get(LogHead, 1) or LogHead(id=1, entries=0, hash=FIRST)
    known = {one.entries: one.hash for one in outside}
    previous, count, fault = FIRST, 0, ""
    entries = select(LogEntry).order_by(LogEntry.id).execution_options(yield_per=1000)
    with session.execute(entries) as rows:
        for entry in rows.scalars():
            if fault := _fault(entry, count + 1, previous, known):
                break
            previous, count = entry.hash, entry.id
    first_bad = count + 1
    if not fault:
        first_bad, fault = _fault_at_the_end(head, previous, count, max(known, default=0))
    return Verdict(not fault, count, previous, len(outside), first_bad if fault else None, fault)


def _fault_at_the_end(head: LogHead, previous: str, count: int, outside: int) -> tuple[int, str]:
    known = max(head.entries, outside)
    if known > count:
        return count + 1, f"entries are missing at the end: {known} are known"
    if (head.entries, head.hash) != (count, previous):
        return head.entries + 1, "the head does not know this entry: it was inserted"
    return 0, ""


def _fault(entry: LogEntry, number: int, previous: str, outside: Mapping[int, str]) -> str:
    if entry.id != number:
        return "an entry is missing here" if entry.id > number else "an entry was inserted before the first"
    if entry.previous != previous:
        return "it does not follow from the entry before it"
    if _hash(entry) != entry.hash:
        return "it was changed"
    if outside.get(number, entry.hash) != entry.hash:
        return "it differs from what was written down outside"
    return ""


def _append_line(path: Path, line: str) -> None:
    """Add a line and wait for the disk; a line that a crash cut short is ended first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        torn = size and os.pread(file.fileno(), 1, size - 1) != b"\n"
        file.write(("\n" if torn else "").encode() + line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
