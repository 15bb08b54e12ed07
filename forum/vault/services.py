"""Sealing, opening, purging. Whoever opens says why; every opening is in the log."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from forum import clock, log
from forum.config import settings
from forum.errors import TooMany
from forum.extensions import db, writing
from forum.log import LogEntry
from forum.vault import files, sealing
from forum.vault.models import Sealed

OPENINGS_AN_HOUR = 20


def sealed(kind: str, fields: Mapping[str, str], version: int = 1) -> Sealed:
    """Make a sealed row, not yet stored: sealing takes time and belongs outside a transaction."""
    row = Sealed(id=secrets.token_urlsafe(16), kind=kind, version=version, sealed_at=clock.now())
    row.sealed_key, row.box = sealing.seal(fields, row.context, settings().vault_public_key)
    return row


def seal(kind: str, fields: Mapping[str, str], version: int = 1) -> str:
    """Seal words and store them; return the id under which they can be opened."""
    row = sealed(kind, fields, version)
    with writing():
        db.session.add(row)
    return row.id


def open_claimed(sealed_id: str) -> dict[str, str]:
    """Open what the person at work has claimed; the claim is in the log already."""
    return _open(sealed_id)


def open_with_reason(sealed_id: str, reason: str, *, account_id: int, role: str) -> dict[str, str]:
    """Open for a typed reason, at most 20 times an hour a person; the opening is logged, its reason is sealed.

    Raises TooMany, VaultClosed, NotFound.
    """
    refuse_too_many("original_opened", account_id)
    fields = _open(sealed_id)
    why = sealed("opening", {"reason": reason})
    with writing():
        db.session.add(why)
        log.record(
            "original_opened", actor_id=account_id, role=role, subject_kind="sealed", subject_id=sealed_id, why=why.id
        )
    return fields


def refuse_too_many(act: str, account_id: int) -> None:
    """Refuse one more opening of this kind to somebody who had twenty in an hour; the log counts. Raises TooMany."""
    mine = (LogEntry.act == act, LogEntry.actor_id == account_id, LogEntry.at > clock.now() - timedelta(hours=1))
    recent = db.session.scalar(select(func.count()).select_from(LogEntry).where(*mine)) or 0
    if recent >= OPENINGS_AN_HOUR:
        raise TooMany(_("You have opened many originals this hour. Please try again later."))


def keep_until(sealed_id: str, until: datetime | None) -> None:
    """Set when an original is destroyed; None keeps it while something is contested."""
    with writing():
        db.session.execute(update(Sealed).where(Sealed.id == sealed_id).values(purge_at=until))


def purge() -> int:
    """Destroy what has reached its date, key and box; return how many. Missed days are caught up with.

    Files go after the keys: without its key a file is nobody's, and `files.sweep` finds what a crash left.
    """
    due = delete(Sealed).where(Sealed.purge_at <= clock.now()).returning(Sealed.id, Sealed.kind)
    with writing():
        gone = db.session.execute(due).all()
        count = len(gone)
        if count:
            log.record("purged", actor_id=None, role="machine", subject_kind="vault", subject_id="", count=count)
    if count:
        forget_deleted()
    files.destroy(*(row.id for row in gone if row.kind == files.KIND))
    return count


def destroy(sealed_ids: Collection[str]) -> None:
    """Destroy originals at once, inside a transaction; `forget_deleted` comes after it."""
    db.session.execute(delete(Sealed).where(Sealed.id.in_(sealed_ids)))


def purge_dates(sealed_ids: Collection[str]) -> dict[str, datetime | None]:
    """When each of these originals is destroyed; None while it is kept. One that is missing is destroyed already."""
    wanted = select(Sealed.id, Sealed.purge_at).where(Sealed.id.in_(sealed_ids))
    return {row.id: row.purge_at for row in db.session.execute(wanted)}


def forget_deleted() -> None:
    """Make SQLite drop deleted words from its write-ahead file too (PostgreSQL: autovacuum)."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            raw = connection.connection.driver_connection
            connection.rollback()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]


def lock(purpose: str, name: str, fields: Mapping[str, str]) -> bytes:
    """Encrypt under the draft key, for words that a customer's process must read again."""
    return sealing.lock(fields, f"{purpose}:{name}", settings().draft_key)


def unlock(purpose: str, name: str, box: bytes) -> dict[str, str]:
    """Undo `lock`."""
    return sealing.unlock(box, f"{purpose}:{name}", settings().draft_key)


def _open(sealed_id: str) -> dict[str, str]:
    row = files.openable(sealed_id)
    return sealing.unseal(row.sealed_key, row.box, row.context, settings().vault_secret_key)
