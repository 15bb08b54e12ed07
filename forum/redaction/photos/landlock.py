"""Landlock: from here on this process reads below the folders named, and no other file. Linux 5.13 and later."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

# These numbers are the same on every kind of processor.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# Bits for files that each version knows: 13 in the first, one more in versions 2, 3 and 5.
_FILE_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NEWEST_FILE_BITS = 16
_BIND_AND_CONNECT, _SOCKETS_AND_SIGNALS = 3, 3


def close(library: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    """Say whether it holds; it needs NO_NEW_PRIVS first."""
    version = library.syscall(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    rules = _rules(version)
    ruleset = library.syscall(_CREATE, rules, ctypes.c_size_t(len(rules)), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow(library, ruleset, path)
        return bool(library.syscall(_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _rules(version: int) -> bytes:
    """Everything that this version can forbid: files, then the network (4), then signals (6)."""
    files = (1 << _FILE_BITS.get(version, _NEWEST_FILE_BITS)) - 1
    if version < 4:
        return struct.pack("=Q", files)
    if version < 6:
        return struct.pack("=QQ", files, _BIND_AND_CONNECT)
    return struct.pack("=QQQ", files, _BIND_AND_CONNECT, _SOCKETS_AND_SIGNALS)


def _allow(library: ctypes.CDLL, ruleset: int, path: Path) -> None:
    """Let files below a folder be read, or one file; what is not there needs no leave."""
    try:
        place = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_FOLDER if path.is_dir() else 0)
        library.syscall(_ADD, ruleset, _BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
