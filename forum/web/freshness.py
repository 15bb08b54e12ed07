"""Which version of everything public stands in the database: one text that every kept page is held against.

Triggers of the database write a row whenever something that strangers read changes, whatever statement changed it
(migration 0002). So a page that was kept under another version is never shown again, in any process.
"""

import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import delete, event, func, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import Model, db, writing

# The sum tells of a row that was committed after one with a higher number (PostgreSQL gives numbers before commits).
ASKED = "SELECT max(id), count(*), sum(id) FROM public_changes"
REMEMBERED = timedelta(minutes=10)


class PublicChange(Model):
    """One change of what strangers read. A row each, and no counter: writers never wait for one another."""

    __tablename__ = "public_changes"
    # A number is never given twice, even after old rows were deleted.
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.current_timestamp())


class Watch:
    """One connection of a process that only asks for the version."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.lock = threading.Lock()
        self.connection: Any = None
        self.seen: tuple[int, str] = (-1, "")
        self.is_sqlite = False
        self.failures: tuple[type[Exception], ...] = ()

    def version(self) -> str | None:
        """Which version strangers read now; None when the database cannot say."""
        with self.lock:
            try:
                connection = self.connection or self._connected()
                return self._asked_sqlite(connection) if self.is_sqlite else _asked(connection)
            except self.failures:
                self._let_go()
                return None

    def _asked_sqlite(self, connection: Any) -> str:
        # A number that changes when another connection has committed: far cheaper than a query.
        number = connection.execute("PRAGMA data_version").fetchall()[0][0]
        if number != self.seen[0]:
            self.seen = (number, _asked(connection))
        return self.seen[1]

    def _connected(self) -> Any:
        with self.app.app_context():
            engine = db.engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self.failures = (engine.dialect.loaded_dbapi.Error, OSError)
        pooled = engine.raw_connection()
        self.connection = pooled.driver_connection
        pooled.detach()
        if not self.is_sqlite:
            self.connection.autocommit = True
        self.seen = (-1, "")
        event.listen(engine, "engine_disposed", self._disposed, once=True)
        return self.connection

    def _disposed(self, _engine: Engine) -> None:
        with self.lock:
            self._let_go()

    def _let_go(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            with suppress(*self.failures):
                connection.close()


def init_app(app: Flask) -> None:
    """Give the application its watch."""
    app.extensions["watch"] = Watch(app)


def version() -> str | None:
    """Which version of everything public stands in the database now; None when it cannot say."""
    watch: Watch = current_app.extensions["watch"]
    return watch.version()


def version_here() -> str:
    """The version that the current transaction reads: what else it reads is never older than this."""
    return _told(db.session.execute(text(ASKED)).one())


def forget() -> None:
    """Delete what told of changes long ago, but for the newest; a routine."""
    newest = select(func.max(PublicChange.id)).scalar_subquery()
    with writing():
        db.session.execute(
            delete(PublicChange)
            .where(PublicChange.at < clock.now() - REMEMBERED, PublicChange.id < newest)
            .execution_options(synchronize_session=False)
        )


def _asked(connection: Any) -> str:
    # Read to the end: an open statement would keep SQLite from shortening its write-ahead file.
    return _told(connection.execute(ASKED).fetchall()[0])


def _told(row: Iterable[object]) -> str:
    return "-".join(str(part) for part in row)
