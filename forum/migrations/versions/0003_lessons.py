"""What decisions about redaction teach, without a word of a name or a way back to a post."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "redaction_lessons",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("tier", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redaction_lessons")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_redaction_lessons_day", "redaction_lessons", ["day"], unique=False)
    op.create_table(
        "read_posts",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("name_missed", sa.Boolean(), nullable=False),
        sa.Column("wrongly_struck", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_read_posts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_read_posts_last", "read_posts", ["language", "day", "id"], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_index("ix_read_posts_last", table_name="read_posts")
    op.drop_table("read_posts")
    op.drop_index("ix_redaction_lessons_day", table_name="redaction_lessons")
    op.drop_table("redaction_lessons")
