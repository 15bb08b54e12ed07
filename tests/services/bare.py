"""A forum reduced to events, log and mail, whose reactions a test chooses itself."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from flask import Flask

from forum import events, log
from forum.config import Settings
from forum.extensions import Model, db


def bare_app(
    database: str,
    folder: Path,
    reactions: Mapping[str, tuple[events.Reaction, ...]] | None = None,
    routines: Sequence[events.Routine] = (),
    **settings: object,
) -> Flask:
    """An application with nothing but the tables of forum/events.py and forum/log.py."""
    app = Flask("bare")
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    app.extensions["settings"] = Settings(instance=folder, database=database, **settings)
    app.extensions["reactions"] = dict(reactions or {})
    app.extensions["routines"] = tuple(routines)
    db.init_app(app)
    return app


def make_tables(app: Flask) -> None:
    """Create the few tables this application has."""
    names = [events.Event, events.Delivery, events.RoutineRun, log.LogEntry, log.LogHead]
    with app.app_context():
        Model.metadata.create_all(db.engine, tables=[one.__table__ for one in names])


def dispose(app: Flask) -> None:
    """Close every connection."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
