"""How Alembic reaches the database of the running application."""

from typing import Any, Literal

from alembic import context
from flask import current_app

from forum.extensions import UtcDateTime

engine = current_app.extensions["migrate"].db.engine
metadata = current_app.extensions["migrate"].db.metadata


def rendered(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as plain ones, so that an old migration needs no code of today."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UtcDateTime) else False


def run() -> None:
    """Run the migrations on one connection, each in a transaction of its own."""
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=rendered,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
