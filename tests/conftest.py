"""A forum of its own for every test: real database, real index, real files, a stopped clock where it matters."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import HealthCheck
from hypothesis import settings as properties
from sqlalchemy import create_engine, text

from forum import clock, create_app
from forum.config import Settings
from forum.extensions import db
from forum.search import services as search
from tests.cast import Cast

POSTGRESQL = os.environ.get("FORUM_TEST_POSTGRESQL", "")
# The same examples on every machine, however slow: a change is judged, not a day's luck. `pytest
# --hypothesis-profile wide` looks further, with other ones each time.
properties.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
properties.register_profile("wide", parent=properties.get_profile("steady"), derandomize=False, max_examples=1_000)
properties.load_profile("steady")
DATABASES = ["sqlite"] + (["postgresql"] if POSTGRESQL else [])


def pytest_configure(config: pytest.Config) -> None:
    """Close the network but for this machine: databases, mail and browser talk over it."""
    for what in ("chromium", "openssl", "pg_dump", "redis"):
        config.addinivalue_line("markers", f"needs_{what}: skipped because {what} is not installed here")
    config.addinivalue_line("markers", "needs_postgresql: asks what only PostgreSQL does, so SQLite is left out")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave SQLite out of tests that ask what only PostgreSQL does."""
    unfit = [item for item in items if item.get_closest_marker("needs_postgresql") and "sqlite" in item.name]
    items[:] = [item for item in items if item not in unfit]
    config.hook.pytest_deselected(items=unfit)


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Keys made once a session."""
    folder = tmp_path_factory.mktemp("keys")
    settings = Settings.from_environment({"FORUM_INSTANCE": str(folder)})
    return {"FORUM_SECRET": settings.secret, "FORUM_DRAFT_KEY": settings.draft_key}


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database with every migration, copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(Settings.from_environment({"FORUM_INSTANCE": str(folder)}))
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
        db.engine.dispose()
    return folder / "forum.sqlite3"


@pytest.fixture(scope="session")
def migrated_server(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PostgreSQL database of this test process, with every migration."""
    address = f"{POSTGRESQL}_{worker_id}"
    name = address.rsplit("/", 1)[1]
    admin = create_engine(POSTGRESQL.rsplit("/", 1)[0] + "/postgres", isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    admin.dispose()
    folder = tmp_path_factory.mktemp("server")
    app = create_app(Settings.from_environment({"FORUM_INSTANCE": str(folder), "FORUM_DATABASE": address}))
    with app.app_context():
        upgrade()
        db.engine.dispose()
    return address


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database: SQLite, and PostgreSQL when FORUM_TEST_POSTGRESQL is set."""
    if request.param == "sqlite":
        (tmp_path / "instance").mkdir()
        path = tmp_path / "instance" / "forum.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        return f"sqlite:///{path}"
    address = str(request.getfixturevalue("migrated_server"))
    _empty(address)
    return address


@pytest.fixture
def environment(database: str, tmp_path: Path, keys: dict[str, str]) -> dict[str, str]:
    """The settings of this test's forum, as an operator would set them."""
    return {
        **keys,
        "FORUM_INSTANCE": str(tmp_path / "instance"),
        "FORUM_SEARCH_INDEX": str(tmp_path / "search_index"),
        "FORUM_DATABASE": database,
        "FORUM_COOLING_OFF": "0",
        "FORUM_HEATED_COOLING_OFF": "0",
    }


@pytest.fixture
def app(environment: dict[str, str]) -> Iterator[Flask]:
    """A forum with an empty database."""
    made = create_app(Settings.from_environment(environment))
    made.testing = True
    with made.app_context():
        search.ensure_index()
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def whole_minute() -> Iterator[None]:
    """A minute that has just begun: what is counted by the minute would else start anew in the middle of a test."""
    begins = clock.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    with time_machine.travel(begins, tick=True):
        yield


@pytest.fixture
def cast(app: Flask) -> Cast:
    """Carol, Dan, Olga, Mo, Nia, Ada and Eve, with what they need to play."""
    return Cast(app)


@pytest.fixture
def eve(cast: Cast) -> FlaskClient:
    """A stranger's browser."""
    return cast.browser()


def _empty(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        names = connection.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
        ).scalars()
        listed = ", ".join(f'"{name}"' for name in names)
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text(f"TRUNCATE {listed} RESTART IDENTITY CASCADE"))
    engine.dispose()
