"""Sums over what the database holds, by which damaged rows are found; sums.py makes them when the store is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; it is filled when the database is next opened."""
    op.create_table(
        "sums",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("sum", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "owner", "part", name="pk_sums"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it, and forget that there were sums."""
    op.drop_table("sums")
    op.execute("DELETE FROM facts WHERE name = 'sums_begun'")
