"""The database and sign-in: `Model`, `UtcDateTime`, `with writing():`."""

import contextvars
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask import current_app
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, Connection, DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, registry

# Constraints have names, so that a migration can take each of them down again.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC on every database; SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time, which could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Model(DeclarativeBase):
    """What every table is made from; `Mapped[datetime]` is always `UtcDateTime`."""

    # The explicit registry carries the type map (flask-sqlalchemy #1361).
    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UtcDateTime(), dict[str, Any]: JSON(), list[Any]: JSON()},
    )


db = SQLAlchemy(model_class=Model, disable_autonaming=True)
migrate = Migrate()
login = LoginManager()

_writing: contextvars.ContextVar[bool] = contextvars.ContextVar("writing", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """One transaction that writes: takes the write lock first, commits at the end, rolls back on any error.

    SQLAlchemy's default on SQLite starts as a reader and loses updates when two writers meet;
    BEGIN IMMEDIATE does not. A verb called inside another joins its transaction.
    """
    if _writing.get():
        yield
        return
    session = db.session
    session.rollback()  # ends the reading transaction: what was read before must be read again inside
    token = _writing.set(True)
    try:
        yield
        session.commit()
        _tell_after_writing()
    except BaseException:
        session.rollback()
        raise
    finally:
        _writing.reset(token)


def _tell_after_writing() -> None:
    """Let what keeps pages look again, before whoever wrote gets an answer."""
    for hear in current_app.extensions.get("after_writing", ()):
        hear()


@event.listens_for(Engine, "connect")
def _prepare_connection(connection: Any, _record: Any) -> None:
    """Set up SQLite so that nothing is lost (FULL) and nothing deleted stays readable (secure_delete)."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we begin transactions ourselves, below
    for pragma in (
        "journal_mode=WAL",
        "busy_timeout=15000",
        "secure_delete=ON",
        "foreign_keys=ON",
        "synchronous=FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")
