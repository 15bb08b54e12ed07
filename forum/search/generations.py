"""The folder of the index: which files count, whether they are whole, and who may write.

`CURRENT` names a folder `gen-N/` and every file in it that counts, with its length and checksum. It is written last and
switched by one rename, so that at any moment a reader finds either the old index or the new one, whole.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CURRENT = "CURRENT"
WRITING, REBUILDING = "WRITING", "REBUILDING"
REBUILD_WANTED = "REBUILD-WANTED"
TOUCHED = "TOUCHED"
_BLOCK = 1 << 20


class Unreadable(Exception):
    """The index is missing or damaged; it will be rebuilt from the database."""


@dataclass(frozen=True)
class Generation:
    """One state of the index: its folder, the edition of the rules it was made with, its files with checksums."""

    folder: Path
    edition: int
    files: dict[str, str]


def current(root: Path) -> Generation:
    """Read which generation counts. Raises Unreadable."""
    try:
        checksum, _, told = (root / CURRENT).read_text("utf-8").partition("\n")
        if checksum != _checksum(told.encode()):
            raise Unreadable("CURRENT is damaged")
        read = json.loads(told)
        return Generation(root / read["folder"], read["edition"], read["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unreadable("there is no index yet") from error


def stamp(root: Path) -> tuple[int, int, int] | None:
    """What changes whenever CURRENT is switched; cheap enough to look at before every search."""
    try:
        seen = (root / CURRENT).stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def check(generation: Generation, known: dict[str, str]) -> None:
    """Compare the files with their checksums, but those already `known` to be whole. Raises Unreadable."""
    for name, mark in generation.files.items():
        if known.get(name) == mark:
            continue
        try:
            whole = _file_mark(generation.folder / name) == mark
        except OSError as error:
            raise Unreadable(f"{name} cannot be read") from error
        if not whole:
            raise Unreadable(f"{name} is damaged")


def switch(root: Path, folder: Path, edition: int, names: set[str], known: dict[str, str]) -> Generation:
    """Make these files count: on the disk first, then named by CURRENT, in one step that a crash cannot halve."""
    files = {name: known.get(name) or _kept(folder / name) for name in sorted(names)}
    _sync(folder)
    told = json.dumps({"folder": folder.name, "edition": edition, "files": files}, sort_keys=True)
    scratch = root / f".{CURRENT}.{os.getpid()}"
    with scratch.open("w", encoding="utf-8") as file:
        file.write(f"{_checksum(told.encode())}\n{told}")
        file.flush()
        os.fsync(file.fileno())
    scratch.rename(root / CURRENT)
    _sync(root)
    return Generation(folder, edition, files)


def sweep_files(kept: Generation) -> None:
    """Remove files that do not count: old segments, and what an interrupted writer left behind."""
    for left in kept.folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        elif left.name not in kept.files:
            left.unlink(missing_ok=True)


def sweep_folders(root: Path, kept: Path | None) -> None:
    """Remove other generations; only for who holds the REBUILDING lock, or one that is being built goes too."""
    for folder in root.glob("gen-*"):
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def new_folder(root: Path) -> Path:
    """Make the folder of the next generation; only we may look inside, since Whoosh believes what it reads."""
    numbers = [int(folder.name[4:]) for folder in root.glob("gen-*") if folder.name[4:].isdigit()]
    folder = root / f"gen-{max(numbers, default=0) + 1}"
    folder.mkdir(mode=0o700)
    return folder


def make(root: Path) -> None:
    """Make the index folder, closed to everybody else."""
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    root.chmod(0o700)


@contextmanager
def locked(root: Path, name: str, wait: bool = True) -> Iterator[None]:
    """Hold a lock between processes; it falls with the process. Raises BlockingIOError without `wait`."""
    with (root / f".{name}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def start_noting(root: Path) -> None:
    """From now on note whose words change; only under the WRITING lock."""
    (root / TOUCHED).write_text("")


def note_touched(root: Path, ids: Iterable[int]) -> None:
    """While an index is being rebuilt, note whose words changed meanwhile."""
    if (root / TOUCHED).exists():
        with (root / TOUCHED).open("a") as file:
            file.writelines(f"{one}\n" for one in ids)


def touched(root: Path) -> list[int]:
    """Whose words changed since the rebuild began."""
    return sorted({int(line) for line in (root / TOUCHED).read_text().split()})


def ask_for_rebuild(root: Path) -> None:
    """Leave word that the index must be rebuilt; whoever only reads may not be able to write even that."""
    try:
        make(root)
        (root / REBUILD_WANTED).touch()
    except OSError:
        pass


def rebuild_wanted(root: Path) -> bool:
    """Whether somebody found the index damaged or missing."""
    return (root / REBUILD_WANTED).exists()


def rebuilt(root: Path) -> None:
    """Forget that a rebuild was asked for, and what changed meanwhile."""
    (root / REBUILD_WANTED).unlink(missing_ok=True)
    (root / TOUCHED).unlink(missing_ok=True)


def _kept(path: Path) -> str:
    """Bring a file to the disk (Whoosh does not) and say what it must look like."""
    path.chmod(0o600)
    _sync(path)
    return _file_mark(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _file_mark(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return f"{path.stat().st_size}:{digest.hexdigest()}"


def _checksum(told: bytes) -> str:
    return hashlib.blake2b(told, digest_size=16).hexdigest()
