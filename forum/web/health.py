"""Two addresses for the machine that watches: does the process live, and can it serve?"""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from flask import Flask, Response, current_app
from sqlalchemy import text

from forum.config import ROOT, settings
from forum.extensions import db
from forum.web.guards import public
from forum.web.headers import never_store

logger = logging.getLogger("forum.health")
Check = Callable[[], bool]
MIGRATIONS = ROOT / "forum" / "migrations"


def init_app(app: Flask) -> None:
    """Answer the two questions."""
    app.extensions["readiness"] = {"database": _database, "migrations": is_migrated, "index": _index}
    app.add_url_rule("/healthz", "healthz", healthz)
    app.add_url_rule("/readyz", "readyz", readyz)


def ready_when(app: Flask, name: str, check: Check) -> None:
    """Let a feature say itself whether its part is ready, for it knows better."""
    app.extensions["readiness"][name] = check


@public
def healthz() -> Response:
    """The process lives: it answered."""
    never_store()
    return Response("ok\n", mimetype="text/plain")


@public
def readyz() -> Response:
    """Say part by part whether pages can be served now."""
    never_store()
    found = {name: _holds(check) for name, check in current_app.extensions["readiness"].items()}
    lines = "".join(f"{name}: {'ok' if ok else 'not ready'}\n" for name, ok in found.items())
    return Response(lines, status=200 if all(found.values()) else 503, mimetype="text/plain")


def _holds(check: Check) -> bool:
    try:
        return check()
    # Whatever is broken, the answer is "not ready", and the log says where.
    except Exception:
        logger.warning("a part is not ready", exc_info=True)
        return False


def _database() -> bool:
    return db.session.execute(text("SELECT 1")).scalar() == 1


def is_migrated() -> bool:
    """Whether the database is as this version wants it; raises what the driver raises where there is none."""
    return db.session.execute(text("SELECT version_num FROM alembic_version")).scalar() == _head(MIGRATIONS)


def _index() -> bool:
    """Some generation of the index counts; search looks closer before it answers."""
    return bool((settings().search_index / "CURRENT").read_bytes())


@cache
def _head(folder: Path) -> str | None:
    return ScriptDirectory(str(folder)).get_current_head()
