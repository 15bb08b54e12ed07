"""Every migration goes up and down, and ends where the models are."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

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
