"""People, posting in full, and a record of what strangers read having changed."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# The previous version goes on making accounts meanwhile; each needs an address of its own.
RANDOM = {"sqlite": "(lower(hex(randomblob(6))))", "postgresql": "substr(md5(random()::text), 1, 12)"}
WAS, IS = "OLD.state = 'published'", "NEW.state = 'published'"
SEEN = (
    "OLD.pseudonym <> NEW.pseudonym OR OLD.handle <> NEW.handle OR (OLD.closed_at IS NULL) <> (NEW.closed_at IS NULL)"
)
# What a change of each table must be for a stranger to see it; an empty condition: always.
WATCHED = {
    **{
        table: {"INSERT": IS, "UPDATE": f"{WAS} OR {IS}", "DELETE": WAS}
        for table in ("complaints", "answers", "resolutions")
    },
    **{
        table: {"INSERT": "", "UPDATE": "", "DELETE": ""}
        for table in ("cases", "teams", "products", "tags", "complaint_tags", "opening_hours")
    },
    "accounts": {"UPDATE": SEEN},
}


def _watched(dialect: str) -> Iterator[str]:
    """Triggers: whatever statement changes what strangers read leaves a row."""
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION public_changed() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN INSERT INTO public_changes DEFAULT VALUES; RETURN NULL; END $$"
        )
    for table, moments in WATCHED.items():
        for moment, condition in moments.items():
            when = f"WHEN ({condition}) " if condition else ""
            act = (
                "EXECUTE FUNCTION public_changed()"
                if dialect == "postgresql"
                else "BEGIN INSERT INTO public_changes (at) VALUES (CURRENT_TIMESTAMP); END"
            )
            yield f"CREATE TRIGGER {table}_{moment.lower()}_seen AFTER {moment} ON {table} FOR EACH ROW {when}{act}"


def _unwatched(dialect: str) -> Iterator[str]:
    for table, moments in WATCHED.items():
        for moment in moments:
            on = f" ON {table}" if dialect == "postgresql" else ""
            yield f"DROP TRIGGER {table}_{moment.lower()}_seen{on}"
    if dialect == "postgresql":
        yield "DROP FUNCTION public_changed()"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "public_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.current_timestamp(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_changes")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("word", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("slug", name=op.f("uq_tags_slug")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.String(length=5), nullable=False),
        sa.Column("closes", sa.String(length=5), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_opening_hours_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
    )
    with op.batch_alter_table("opening_hours", schema=None) as batch_op:
        batch_op.create_index("ix_opening_hours_team", ["team_id", "weekday"], unique=False)

    op.create_table(
        "address_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("pseudonym", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("visitor_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_address_links_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address_links")),
        sa.UniqueConstraint("nonce", name=op.f("uq_address_links_nonce")),
    )
    with op.batch_alter_table("address_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_links_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_address_links_address"), ["address"], unique=False)
        batch_op.create_index(batch_op.f("ix_address_links_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_recovery_codes_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_codes")),
    )
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recovery_codes_account_id"), ["account_id"], unique=False)

    op.create_table(
        "complaint_tags",
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaints.id"], name=op.f("fk_complaint_tags_complaint_id_complaints")
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_complaint_tags_tag_id_tags")),
        sa.PrimaryKeyConstraint("complaint_id", "tag_id", name=op.f("pk_complaint_tags")),
    )
    with op.batch_alter_table("complaint_tags", schema=None) as batch_op:
        batch_op.create_index("ix_complaint_tags_tag", ["tag_id", "complaint_id"], unique=False)

    op.create_table(
        "digest_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_digest_lines_account_id_accounts")),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_digest_lines_answer_id_answers")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaints.id"], name=op.f("fk_digest_lines_complaint_id_complaints")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_lines")),
    )
    with op.batch_alter_table("digest_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_digest_lines_account_id"), ["account_id"], unique=False)

    op.create_table(
        "edits",
        sa.Column("complaint_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("removals", sa.JSON(), nullable=False),
        sa.Column("removed_counts", sa.JSON(), nullable=False),
        sa.Column("labels", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cooling_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name=op.f("fk_edits_answer_id_answers")),
        sa.ForeignKeyConstraint(["author_id"], ["accounts.id"], name=op.f("fk_edits_author_id_accounts")),
        sa.ForeignKeyConstraint(["complaint_id"], ["complaints.id"], name=op.f("fk_edits_complaint_id_complaints")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edits")),
        sa.UniqueConstraint("token", name=op.f("uq_edits_token")),
    )
    with op.batch_alter_table("edits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_edits_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_edits_complaint_id"), ["complaint_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_edits_published_at"), ["published_at"], unique=False)

    with op.batch_alter_table("account_sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agent", sa.String(length=60), server_default="", nullable=False))
        batch_op.add_column(sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "handle",
                sa.String(length=16),
                server_default=sa.text(RANDOM[op.get_bind().dialect.name]),
                nullable=False,
            )
        )
        batch_op.add_column(sa.Column("second_factor_box", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("second_factor_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("second_factor_step", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mail_choices", sa.JSON(), server_default="{}", nullable=False))
        batch_op.create_unique_constraint(batch_op.f("uq_accounts_handle"), ["handle"])

    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index("ix_answers_of_team", ["team_id", "state", "published_at"], unique=False)

    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wish", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("happened_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("seriousness", sa.Integer(), server_default="2", nullable=False))
        batch_op.add_column(sa.Column("danger", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("private_id", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("visitor_hash", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_drafts_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_visitor_hash"), ["visitor_hash"], unique=False)

    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_place", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("resolutions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about_en", sa.String(length=300), server_default="", nullable=False))
        batch_op.add_column(sa.Column("about_fr", sa.String(length=300), server_default="", nullable=False))
    op.create_index("ix_complaints_numbered", "complaints", ["state", "number"])
    op.create_index("ix_complaints_kind_numbered", "complaints", ["state", "kind", "number"])
    op.create_index("ix_complaints_product_numbered", "complaints", ["product_id", "state", "number"])
    op.create_index("ix_cases_ended", "cases", ["state", "ended_at"])
    for statement in _watched(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    """Go down."""
    for statement in _unwatched(op.get_bind().dialect.name):
        op.execute(statement)
    op.drop_index("ix_cases_ended", table_name="cases")
    for name in ("product_numbered", "kind_numbered", "numbered"):
        op.drop_index(f"ix_complaints_{name}", table_name="complaints")
    with op.batch_alter_table("teams", schema=None) as batch_op:
        batch_op.drop_column("about_fr")
        batch_op.drop_column("about_en")

    with op.batch_alter_table("resolutions", schema=None) as batch_op:
        batch_op.drop_column("edited_at")

    with op.batch_alter_table("products", schema=None) as batch_op:
        batch_op.drop_column("retired_at")
        batch_op.drop_column("is_place")

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_visitor_hash"))
        batch_op.drop_index(batch_op.f("ix_drafts_expires_at"))
        batch_op.drop_column("expires_at")
        batch_op.drop_column("visitor_hash")

    with op.batch_alter_table("complaints", schema=None) as batch_op:
        batch_op.drop_column("edited_at")
        batch_op.drop_column("private_id")
        batch_op.drop_column("danger")
        batch_op.drop_column("seriousness")
        batch_op.drop_column("happened_on")
        batch_op.drop_column("wish")

    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index("ix_answers_of_team")
        batch_op.drop_column("edited_at")

    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_accounts_handle"), type_="unique")
        batch_op.drop_column("mail_choices")
        batch_op.drop_column("second_factor_step")
        batch_op.drop_column("second_factor_at")
        batch_op.drop_column("second_factor_box")
        batch_op.drop_column("handle")

    with op.batch_alter_table("account_sessions", schema=None) as batch_op:
        batch_op.drop_column("second_factor_at")
        batch_op.drop_column("agent")

    with op.batch_alter_table("edits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_edits_published_at"))
        batch_op.drop_index(batch_op.f("ix_edits_complaint_id"))
        batch_op.drop_index(batch_op.f("ix_edits_author_id"))

    op.drop_table("edits")
    with op.batch_alter_table("digest_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_digest_lines_account_id"))

    op.drop_table("digest_lines")
    with op.batch_alter_table("complaint_tags", schema=None) as batch_op:
        batch_op.drop_index("ix_complaint_tags_tag")

    op.drop_table("complaint_tags")
    with op.batch_alter_table("recovery_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recovery_codes_account_id"))

    op.drop_table("recovery_codes")
    with op.batch_alter_table("address_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_address_links_expires_at"))
        batch_op.drop_index(batch_op.f("ix_address_links_address"))
        batch_op.drop_index(batch_op.f("ix_address_links_account_id"))

    op.drop_table("address_links")
    with op.batch_alter_table("opening_hours", schema=None) as batch_op:
        batch_op.drop_index("ix_opening_hours_team")

    op.drop_table("opening_hours")
    op.drop_table("tags")
    op.drop_table("public_changes")
