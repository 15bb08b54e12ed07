"""What the rules know about names and words, kept in one file that all processes read together."""

import mmap
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from pathlib import Path

from forum.config import ROOT, instance_folder
from forum.redaction import model_files, own_model, rules
from forum.redaction.rules import Tables
from forum.redaction.rules.packed import unpacked

_LISTS = ("faker", "names", "wordfreq")
_NAME = "name-tables-"
_DIGEST = sha256().digest_size
# The rules that take part in making the tables: when one changes, the file of yesterday is another one.
_MADE_BY = ("ambiguous", "folding", "knowledge", "nicknames", "packed", "tokens")


@cache
def tables() -> Tables:
    """Open the tables once per process; the rules get them as an argument."""
    return replace(opened(instance_folder(), read_lists), model=own_model.in_use(model_files.SHIPPED))


def opened(folder: Path, make: Callable[[], bytes]) -> Tables:
    """Map the file of this folder, making it when it is missing or broken; in memory when it cannot be kept."""
    path = folder / file_name()
    content = _mapped(path)
    if content is None:
        made = make()
        content = (_mapped(path) if _keep(path, made) else None) or memoryview(made)
    return unpacked(content)


def read_lists() -> bytes:
    """Let another process read the lists: their memory goes with it."""
    command = [sys.executable, "-m", "forum.redaction.word_lists"]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True).stdout


def file_name() -> str:
    """Name the file after everything that it is made from."""
    made_by = sha256(Path(__file__).with_name("word_lists.py").read_bytes())
    for name in _MADE_BY:
        made_by.update((Path(rules.__path__[0]) / f"{name}.py").read_bytes())
    versions = "-".join(f"{name}-{version(name)}" for name in _LISTS)
    return f"{_NAME}{versions}-{sys.byteorder}-{made_by.hexdigest()[:12]}"


def _mapped(path: Path) -> memoryview | None:
    """Map a file that is there and whole; reading it once for its checksum costs no memory."""
    with suppress(OSError), path.open("rb") as file:
        digest = file.read(_DIGEST)
        if len(digest) == _DIGEST and file_digest(file, "sha256").digest() == digest:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[_DIGEST:]
    return None


def _keep(path: Path, content: bytes) -> bool:
    """Put the file in its place in one step, so that nobody reads half of it, and take older ones away."""
    try:
        handle, scratch = tempfile.mkstemp(prefix=f".{_NAME}", dir=path.parent)
    except OSError:  # there is no such folder, or it is not ours to write to
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sha256(content).digest() + content)
        os.replace(scratch, path)
        for other in path.parent.glob(f"{_NAME}*"):
            if other != path:
                other.unlink(missing_ok=True)
    except OSError:  # the disk is full
        Path(scratch).unlink(missing_ok=True)
        return False
    return True
