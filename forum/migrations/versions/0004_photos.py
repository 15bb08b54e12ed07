"""Photos, and that strangers' pages are made anew when one of them changes."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

SHOWN = "{row}.state = 'published'"
WATCHED = {
    "UPDATE": f"{SHOWN.format(row='OLD')} OR {SHOWN.format(row='NEW')}",
    "DELETE": SHOWN.format(row="OLD"),
}


def _watched(dialect: str) -> Iterator[str]:
    for moment, condition in WATCHED.items():
        act = (
            "EXECUTE FUNCTION public_changed()"
            if dialect == "postgresql"
            else "BEGIN INSERT INTO public_changes (at) VALUES (CURRENT_TIMESTAMP); END"
        )
        name = f"photos_{moment.lower()}_seen"
        yield f"CREATE TRIGGER {name} AFTER {moment} ON photos FOR EACH ROW WHEN ({condition}) {act}"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("post_token", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("why", sa.String(length=24), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("sealed_id", sa.String(length=32), nullable=True),
        sa.Column("key_box", sa.LargeBinary(), nullable=True),
        sa.Column("copies_id", sa.String(length=32), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("shown_width", sa.Integer(), nullable=True),
        sa.Column("shown_height", sa.Integer(), nullable=True),
        sa.Column("boxes", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("alt_box", sa.LargeBinary(), nullable=True),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("alt_removals", sa.JSON(), nullable=False),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("uncovered_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed", sa.Boolean(), nullable=True),
        sa.Column("name", sa.String(length=64), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint([f"{who}_by_id"], ["accounts.id"], name=op.f(f"fk_photos_{who}_by_id_accounts"))
            for who in ("claimed", "opened", "uncovered", "decided")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
        sa.UniqueConstraint("token", name=op.f("uq_photos_token")),
    )
    op.create_index("ix_photos_of_post", "photos", ["post_token", "place"], unique=False)
    op.create_index("ix_photos_named", "photos", ["name"], unique=False)
    op.create_index("ix_photos_waiting", "photos", ["state", "made_at"], unique=False)
    for statement in _watched(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Go down."""
    on = " ON photos" if op.get_bind().dialect.name == "postgresql" else ""
    for moment in WATCHED:
        op.execute(f"DROP TRIGGER photos_{moment.lower()}_seen{on}")
    op.drop_index("ix_photos_named", table_name="photos")
    op.drop_index("ix_photos_waiting", table_name="photos")
    op.drop_index("ix_photos_of_post", table_name="photos")
    op.drop_table("photos")
