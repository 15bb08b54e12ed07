"""The compiled roster as a file: written once whenever the roster changes, and shared by all processes.

It holds hashes under a key made from the forum's secret, so that a copied file names nobody. A process maps it
instead of unlocking every name again.
"""

import fcntl
import json
import mmap
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from forum.redaction.rules.roster_table import Row

_HEAD = 256
_EDITION = 1
_LOCK = ".lock"


@dataclass(frozen=True)
class State:
    """Which names a file was made from: how many, the newest row, the latest change."""

    count: int
    last_id: int
    changed_at: str
    edition: int = _EDITION


@dataclass(frozen=True)
class Written:
    """A file that is open: what it was made from, and its hashes."""

    state: State
    row: Row


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process write while the others wait; the lock falls with the process."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def newest(folder: Path) -> Written | None:
    """Open the file that counts; nothing when there is none or it cannot be read."""
    try:
        with _path(folder).open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        state = State(**json.loads(mapped[:_HEAD]))
        row = memoryview(mapped)[_HEAD:].cast("Q")
    except (OSError, ValueError, TypeError):
        return None
    return Written(state, cast(Row, row)) if state.edition == _EDITION else None


def write(folder: Path, state: State, pieces: Iterable[Row]) -> None:
    """Put a new file in the place of the old one by one rename; who has the old one mapped keeps it."""
    head = json.dumps(asdict(state)).encode().ljust(_HEAD)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            for piece in pieces:
                file.write(cast(memoryview, piece))
        os.replace(name, _path(folder))
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _path(folder: Path) -> Path:
    return folder / "names"
