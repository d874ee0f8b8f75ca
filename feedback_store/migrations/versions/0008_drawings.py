"""Drawings of voices, sealed with the key of their month."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "drawings",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", "step", name="pk_drawings"),
        sa.ForeignKeyConstraint(
            ["service", "voice"],
            ["voices.service", "voices.id"],
            name="fk_drawings_service_voice",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("drawings")
