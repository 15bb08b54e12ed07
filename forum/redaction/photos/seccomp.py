"""Seccomp: from here on the kernel answers calls that a decoder never needs with "not permitted"."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator

_SECCOMP, _FILTER = 22, 2
# Instructions of the filter: load a word, jump if equal, jump if any bit is set, return.
_LOAD, _EQUAL, _ANY, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
# Where the call's number, the processor and the first argument's lower half stand.
_NUMBER, _PROCESSOR, _FIRST = 0, 4, 16
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_THREAD = 0x10000
# Above this, x86 numbers its calls a second time.
_SECOND_NUMBERS = 0x40000000

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# What is refused, with its number on x86_64 and on aarch64 (None: there is no such call).
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    # the network
    **{"socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206), "sendmsg": (46, 211)},
    **{"bind": (49, 200), "listen": (50, 201), "socketpair": (53, 199), "accept4": (288, 242), "sendmmsg": (307, 269)},
    # other processes
    **{"fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281), "kill": (62, 129)},
    **{"tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240), "ptrace": (101, 117)},
    **{"process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_send_signal": (424, 424)},
    **{"pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "setns": (308, 268), "unshare": (272, 97)},
    # files by name
    **{"creat": (85, None), "truncate": (76, 45), "unlink": (87, None), "unlinkat": (263, 35), "rename": (82, None)},
    **{"renameat": (264, 38), "renameat2": (316, 276), "link": (86, None), "linkat": (265, 37), "mkdir": (83, None)},
    **{"mkdirat": (258, 34), "rmdir": (84, None), "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None)},
    **{"mknodat": (259, 33), "chmod": (90, None), "fchmodat": (268, 53), "chown": (92, None), "fchownat": (260, 54)},
    **{"open_by_handle_at": (304, 265), "memfd_create": (319, 279), "mount": (165, 40), "umount2": (166, 39)},
    **{"pivot_root": (155, 41), "chroot": (161, 51)},
    # side doors of the kernel
    **{"bpf": (321, 280), "userfaultfd": (323, 282), "perf_event_open": (298, 241), "io_uring_setup": (425, 425)},
    **{"io_uring_enter": (426, 426), "io_uring_register": (427, 427), "add_key": (248, 217), "keyctl": (250, 219)},
    **{"request_key": (249, 218), "init_module": (175, 105), "finit_module": (313, 273), "kexec_load": (246, 104)},
}
# These hide what they ask for behind a pointer; "there is no such call" makes libraries use the older ones.
_UNKNOWN = {"clone3": (435, 435), "openat2": (437, 437)}
# Refused unless: the argument at this place is this number (the process itself), or has or has not these bits.
_OPEN, _OPENAT, _CLONE = (2, None), (257, 56), (56, 220)
_TGKILL, _PRLIMIT = (234, 131), (302, 261)


def close(library: ctypes.CDLL) -> bool:
    """Say whether it holds; it needs NO_NEW_PRIVS first."""
    machine = platform.machine()
    if machine not in _AUDIT or sys.byteorder != "little":
        return False
    program = b"".join(_program(_AUDIT[machine], 0 if machine == "x86_64" else 1))
    instructions = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(instructions))
    return bool(library.prctl(_SECCOMP, _FILTER, described, 0, 0) == 0)


def _program(processor: int, column: int) -> Iterator[bytes]:
    yield _step(_LOAD, _PROCESSOR)
    yield _step(_EQUAL, processor, 1, 0)
    yield _refuse(errno.EPERM)
    yield _step(_LOAD, _NUMBER)
    if column == 0:
        yield _step(_ANY, _SECOND_NUMBERS, 0, 1)
        yield _refuse(errno.EPERM)
    for calls, error in ((_REFUSED, errno.EPERM), (_UNKNOWN, errno.ENOSYS)):
        for numbers in calls.values():
            yield from _if_called(numbers[column], _refuse(error))
    yield from _if_called(_CLONE[column], *_unless(0, _ANY, _THREAD))
    yield from _if_called(_TGKILL[column], *_unless(0, _EQUAL, os.getpid()))
    yield from _if_called(_PRLIMIT[column], *_unless(0, _EQUAL, 0))
    yield from _if_called(_OPEN[column], *_if(1, _ANY, _WRITES))
    yield from _if_called(_OPENAT[column], *_if(2, _ANY, _WRITES))
    yield _step(_RETURN, _ALLOW)


def _if_called(number: int | None, *then: bytes) -> Iterator[bytes]:
    if number is not None:
        yield _step(_EQUAL, number, 0, len(then))
        yield from then


def _unless(argument: int, test: int, value: int) -> tuple[bytes, ...]:
    return (
        _step(_LOAD, _FIRST + 8 * argument),
        _step(test, value, 1, 0),
        _refuse(errno.EPERM),
        _step(_RETURN, _ALLOW),
    )


def _if(argument: int, test: int, value: int) -> tuple[bytes, ...]:
    return (
        _step(_LOAD, _FIRST + 8 * argument),
        _step(test, value, 0, 1),
        _refuse(errno.EPERM),
        _step(_RETURN, _ALLOW),
    )


def _refuse(error: int) -> bytes:
    return _step(_RETURN, _REFUSE | error)


def _step(what: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", what, if_so, if_not, value)
