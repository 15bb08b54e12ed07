"""`bare`: makes an application with nothing but events, log and mail, on SQLite and on PostgreSQL."""

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.conftest import DATABASES
from tests.services.bare import bare_app, dispose, make_tables


@pytest.fixture(params=DATABASES)
def bare_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'forum.sqlite3'}"
        return
    server = request.getfixturevalue("migrated_server")
    schema, engine = f"bare_{secrets.token_hex(6)}", sa.create_engine(server)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    yield f"{server}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(sa.text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def bare(bare_database: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """A function that makes applications on this test's database: bare(reactions, routines, **settings)."""
    made: list[Flask] = []

    def make(*parts: object, **settings: object) -> Flask:
        app = bare_app(bare_database, tmp_path, *parts, **settings)  # type: ignore[arg-type]
        make_tables(app)
        made.append(app)
        return app

    yield make
    for app in made:
        dispose(app)
