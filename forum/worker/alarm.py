"""What wakes a worker: a change of the SQLite file, a NOTIFY of PostgreSQL, or the next thing falling due."""

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Protocol

from forum import clock
from forum.config import settings
from forum.events import CHANNEL
from forum.extensions import db
from forum.worker.claims import next_due

LOOK = 0.2  # seconds between two looks at the SQLite file
LONGEST_SLEEP = 5.0  # seconds; after that a worker looks for itself, whatever it was told


class Alarm(Protocol):
    """Sleeps until there may be something to do."""

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Come back when something changed, when the time is over, or when told to stop."""


class FileAlarm:
    """`PRAGMA data_version` changes when any other connection has committed; asking costs microseconds."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._seen = self._version()

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """See Alarm."""
        for _ in range(max(1, round(seconds / LOOK))):
            if (now := self._version()) != self._seen:
                self._seen = now
                return
            if stop.wait(LOOK):
                return

    def _version(self) -> int:
        version: int = self._file.execute("PRAGMA data_version").fetchone()[0]
        return version


class NotifyAlarm:
    """PostgreSQL says so when a transaction that recorded an event has committed."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        driver.execute(f"LISTEN {CHANNEL}")

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """See Alarm. Never longer than a second at a time, so that stopping is prompt."""
        while seconds > 0 and not stop.is_set():
            if any(True for _ in self._driver.notifies(timeout=min(seconds, 1.0), stop_after=1)):
                return
            seconds -= 1.0


@contextmanager
def alarm() -> Iterator[Alarm]:
    """The alarm that fits the database, on a connection of its own."""
    if db.engine.dialect.name == "postgresql":
        with _own_connection() as driver:
            yield NotifyAlarm(driver)
        return
    file = sqlite3.connect(str(db.engine.url.database), isolation_level=None)
    try:
        yield FileAlarm(file)
    finally:
        file.close()


def until_due(lane: str) -> float:
    """Seconds to sleep at most; never none at all, because what is due may be in another worker's hands."""
    due = next_due(lane)
    left = due - clock.now() if due else timedelta(seconds=LONGEST_SLEEP)
    return min(LONGEST_SLEEP, max(LOOK, left.total_seconds()))


@contextmanager
def alone_on(lane: str, stop: threading.Event) -> Iterator[bool]:
    """On SQLite one worker has the lane; a second one waits here until the first is gone. False: told to stop.

    The kernel lets go of the lock when its process dies, however it dies.
    """
    if db.engine.dialect.name == "postgresql":
        yield True
        return
    with (settings().instance / f"worker-{lane}.lock").open("a") as file:
        yield _locked(file.fileno(), stop)


def _locked(handle: int, stop: threading.Event) -> bool:
    while not stop.is_set():
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop.wait(LOOK)
        else:
            return True
    return False


@contextmanager
def _own_connection() -> Iterator[Any]:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        driver = connection.connection.driver_connection
        connection.detach()  # from the pool: nobody else must ever be handed a connection that listens
        yield driver
