"""Photos as they were submitted: files, each under a key of its own, and covered copies that are not public yet."""

import secrets
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from forum import clock, storage
from forum.config import settings
from forum.errors import NotFound, TooLarge, VaultClosed
from forum.extensions import db
from forum.vault import sealing
from forum.vault.models import Sealed

KIND = "photo"
COVERED = "covered"
# So many bytes tell what kind of picture it is.
HEAD = 64
ROWS = 500
UNFINISHED = timedelta(days=1)


@dataclass(frozen=True)
class Received:
    """A file that lies in the vault: its row, not yet stored, and its key for worker and author."""

    row: Sealed
    key_box: bytes
    size: int
    head: bytes


def receive(chunks: Iterable[bytes], *, most: int) -> Received:
    """Take a file in as it comes, never all of it in memory. Raises TooLarge, StorageAway, and leaves nothing."""
    receiver = Receiver()
    try:
        for chunk in chunks:
            receiver.write(chunk)
            if receiver.size > most:
                raise TooLarge(
                    _("This photo is larger than %(most)s MB. Please send a smaller one.", most=most // 10**6)
                )
        return receiver.finish()
    finally:
        receiver.cancel()


class Receiver:
    """A file that arrives: what is written is encrypted at once. Whoever makes one finishes or cancels it."""

    def __init__(self) -> None:
        self.size, self.head = 0, b""
        self._row = Sealed(id=_new_name(), kind=KIND, version=1, box=b"", sealed_at=clock.now())
        key, self._row.sealed_key = sealing.fresh_key(settings().vault_public_key)
        self._key_box = sealing.lock_key(key, _key_context(self._row.id), settings().draft_key)
        self._file = _Encrypted(self._row.id, self._row.context, key)

    def write(self, chunk: bytes) -> None:
        """Encrypt what came next."""
        self.size += len(chunk)
        self.head += chunk[: HEAD - len(self.head)]
        self._file.write(chunk)

    def finish(self) -> Received:
        """Give the row that must be stored, or else `sweep` deletes the file. Raises StorageAway."""
        self._file.finish()
        return Received(self._row, self._key_box, self.size, self.head)

    def cancel(self) -> None:
        """Leave nothing behind, unless it is finished."""
        self._file.cancel()


def read(sealed_id: str, key_box: bytes) -> bytes:
    """Decrypt for the worker and the author, until a person has it. Raises NotFound when it was destroyed."""
    row = _row(sealed_id)
    key = sealing.unlock_key(key_box, _key_context(sealed_id), settings().draft_key)
    return _plain(row.id, row.context, key)


def open_claimed(sealed_id: str) -> bytes:
    """Open for the person at work; that opening is in the log already. Raises VaultClosed, NotFound."""
    row = openable(sealed_id)
    key = sealing.unsealed_key(row.sealed_key, row.context, settings().vault_secret_key)
    return _plain(row.id, row.context, key)


def openable(sealed_id: str) -> Sealed:
    """The row of an original, where the vault may be opened. Raises VaultClosed, NotFound."""
    refuse_closed()
    return _row(sealed_id)


def refuse_closed() -> None:
    """Refuse where no secret key is. Raises VaultClosed."""
    if not settings().opens_vault:
        raise VaultClosed(_("The vault is closed here. Originals are opened on the staff’s address only."))


def lock(content: bytes) -> str:
    """Keep a covered copy that is not public yet, under the draft key; return its name."""
    name = _new_name()
    context = _covered_context(name)
    file = _Encrypted(name, context, sealing.derived_key(settings().draft_key, context))
    try:
        file.write(content)
        file.finish()
    finally:
        file.cancel()
    return name


def unlock(name: str) -> bytes:
    """Give a covered copy back. Raises NotFound."""
    context = _covered_context(name)
    return _plain(name, context, sealing.derived_key(settings().draft_key, context))


def destroy(*names: str) -> None:
    """Delete files, after the transaction that forgot them."""
    for name in names:
        _vault().delete(name)


def sweep(known: Callable[[Collection[str]], Collection[str]], older_than: timedelta = timedelta(hours=1)) -> int:
    """Delete files that no row speaks of, as a crash leaves them; return how many.

    `known` says which of some names are in use elsewhere. What is young may be waiting for its row.
    """
    now = clock.now()
    old = [name for name, at in _vault().names() if at < now - older_than]
    count = 0
    for start in range(0, len(old), ROWS):
        names = old[start : start + ROWS]
        unknown = set(names) - _sealed(names) - set(known(names))
        destroy(*unknown)
        count += len(unknown)
    _vault().forget_unfinished(now - UNFINISHED)
    return count


class _Encrypted:
    """A file of the vault while it is written."""

    def __init__(self, name: str, context: str, key: bytes) -> None:
        self._stream = sealing.Encrypting(context, key)
        self._file = _vault().begin(name)
        self._file.write(self._stream.header)

    def write(self, plain: bytes) -> None:
        self._file.write(self._stream.add(plain))

    def finish(self) -> None:
        self._file.write(self._stream.finish())
        self._file.finish()

    def cancel(self) -> None:
        self._file.cancel()


def _vault() -> storage.Store:
    return storage.store(settings().vault_store, settings().instance / "vault")


def _new_name() -> str:
    return secrets.token_urlsafe(16)


def _key_context(sealed_id: str) -> str:
    return f"{KIND}:{sealed_id}"


def _covered_context(name: str) -> str:
    return f"{COVERED}:{name}"


def _row(sealed_id: str) -> Sealed:
    row = db.session.get(Sealed, sealed_id)
    if row is None:
        raise _destroyed()
    return row


def _plain(name: str, context: str, key: bytes) -> bytes:
    """All of a file or nothing: only its last frame proves that it is whole."""
    parts = _vault().parts(name)
    if parts is None:
        raise _destroyed()
    with closing(parts):
        return b"".join(sealing.decrypted(parts, context, key))


def _sealed(names: Collection[str]) -> set[str]:
    return set(db.session.scalars(select(Sealed.id).where(Sealed.id.in_(names))))


def _destroyed() -> NotFound:
    return NotFound(_("The original was destroyed after its time."))
