"""What the child may not do: use more than its share, reach anybody, start anything, read or change files.

Linux has three locks for this, and each that can be had is closed: limits, landlock (files), seccomp (calls).
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from forum.redaction.photos import landlock, seccomp


@dataclass(frozen=True)
class Limits:
    """What looking at one photo may cost: seconds on the clock, seconds of CPU, megabytes of address space."""

    wall_s: float = 60
    cpu_s: int = 30
    memory_mb: int = 2_000


_FILES = 48
_PDEATHSIG, _NO_NEW_PRIVS = 1, 38


def close(limits: Limits, parent: int) -> tuple[str, ...]:
    """Lock this process in for good, and name the locks that hold."""
    _limit(limits)
    if not sys.platform.startswith("linux"):
        return ("limits",)
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    # It may have died before it could be said that we follow.
    if os.getppid() != parent:
        os._exit(1)
    library.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    held = ["limits"]
    if landlock.close(library, _readable()):
        held.append("landlock")
    if seccomp.close(library):
        held.append("seccomp")
    return tuple(held)


def _limit(limits: Limits) -> None:
    memory = limits.memory_mb << 20
    for what, most, at_last in (
        (resource.RLIMIT_AS, memory, memory),
        # First a signal that says why, then the end.
        (resource.RLIMIT_CPU, limits.cpu_s, limits.cpu_s + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, _FILES, _FILES),
    ):
        # macOS knows no limit of address space, and a stricter one may already hold.
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, at_last))


def _readable() -> list[Path]:
    """Where Python and the models are installed, and our own code, but not the folder around it: there are the keys."""
    code = Path(__file__).resolve().parents[2]
    listed = {Path(folder).resolve() for folder in sys.path if folder} - {*code.parents}
    installed = [Path(prefix) / lib for prefix in (sys.prefix, sys.base_prefix) for lib in ("lib", "lib64")]
    system = map(Path, ("/usr/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/urandom", "/sys/devices/system/cpu"))
    return [code, *listed, *installed, *system]
