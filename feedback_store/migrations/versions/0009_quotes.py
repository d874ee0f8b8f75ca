"""Quotes that staff approved, and which notes were judged."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quotes",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("quarter", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "id", name="pk_quotes"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_quotes_service"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "judged_notes",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", "step", name="pk_judged_notes"),
        sa.ForeignKeyConstraint(
            ["service", "voice"],
            ["voices.service", "voices.id"],
            name="fk_judged_notes_service_voice",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("judged_notes")
    op.drop_table("quotes")
