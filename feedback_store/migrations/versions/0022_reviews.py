"""What is said in review, corrections, how many voices were hidden, who keeps out of it; how long tablets were on."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Make the tables; nothing was reviewed so far."""
    place = [sa.Column(name, sa.Text, nullable=False) for name in ("service", "voice", "step")]
    _of_voices(
        "reviews",
        *place,
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("sealed", sa.LargeBinary),
    )
    place = [sa.Column(name, sa.Text, nullable=False) for name in ("service", "voice", "step")]
    sealed = (sa.Column("key", sa.Text, nullable=False), sa.Column("sealed", sa.LargeBinary, nullable=False))
    _of_voices("corrections", *place, *sealed)
    op.create_table(
        "hidden_counts",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("service", "year", name="pk_hidden_counts"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_hidden_counts_service"),
    )
    op.create_table(
        "kept_from_review",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "member", name="pk_kept_from_review"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_kept_from_review_service"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_kept_from_review_member", ondelete="CASCADE"),
    )
    op.create_table(
        "device_days",
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("device", "day", name="pk_device_days"),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name="fk_device_days_device"),
    )


def downgrade() -> None:
    """Take them away; what was said and not settled yet waits for review again."""
    for table in ("device_days", "kept_from_review", "hidden_counts", "corrections", "reviews"):
        op.drop_table(table)


def _of_voices(name: str, *columns: sa.Column[Any]) -> None:
    """Make a table whose rows go with their voices."""
    op.create_table(
        name,
        *columns,
        sa.PrimaryKeyConstraint("service", "voice", "step", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["service", "voice"], ["voices.service", "voices.id"], name=f"fk_{name}_voice", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
