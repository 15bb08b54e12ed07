"""Every migration goes up and down, and ends where the models are."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from forum.extensions import db


@pytest.fixture
def whole_again(app: Flask) -> Iterator[Flask]:
    """Leave the database as other tests expect it."""
    yield app
    db.session.remove()
    upgrade()


def test_up_down_up_ends_where_the_models_are(whole_again: Flask) -> None:
    db.session.remove()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_every_constraint_has_a_name(app: Flask) -> None:
    inspector = inspect(db.engine)
    unnamed = [
        (table, key["constrained_columns"])
        for table in inspector.get_table_names()
        for key in inspector.get_foreign_keys(table)
        if not key["name"]
    ]
    assert unnamed == []


def test_rows_of_the_version_before_come_along(whole_again: Flask) -> None:
    """Two accounts and a team made by version 0001; the old version may go on making accounts meanwhile."""
    account = (
        "INSERT INTO accounts (address, pseudonym, password_hash, role, language, keys_on, created_at) "
        "VALUES ('{0}@example.org', '{0}', '', 'customer', 'en', {1}, '2026-11-01 00:00:00')"
    )
    false = "false" if db.engine.dialect.name == "postgresql" else "0"
    db.session.remove()
    downgrade(revision="0001")
    with db.engine.begin() as connection:
        connection.execute(text("INSERT INTO teams (slug, name_en, name_fr) VALUES ('desk', 'Desk', 'Guichet')"))
        for name in ("carol", "dan"):
            connection.execute(text(account.format(name, false)))
    upgrade()
    with db.engine.begin() as connection:
        connection.execute(text(account.format("eve", false)))
        handles = connection.execute(text("SELECT handle FROM accounts")).scalars().all()
        assert connection.execute(text("SELECT about_en FROM teams")).scalar() == ""
    assert len(set(handles)) == 3 and all(len(one) == 12 for one in handles)
