"""How tablets are reached by switches, by dwelling and in the very easy mode."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table; every tablet is touched."""
    op.create_table(
        "device_reach",
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("scanning", sa.Text, nullable=False),
        sa.Column("pattern", sa.Text, nullable=False),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("pace_milliseconds", sa.Integer, nullable=False),
        sa.Column("hold_milliseconds", sa.Integer, nullable=False),
        sa.Column("lock_milliseconds", sa.Integer, nullable=False),
        sa.Column("is_spoken", sa.Boolean, nullable=False),
        sa.Column("dwell_milliseconds", sa.Integer, nullable=False),
        sa.Column("is_very_easy", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("device", name="pk_device_reach"),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name="fk_device_reach_device"),
    )


def downgrade() -> None:
    """Drop it; every tablet is touched again."""
    op.drop_table("device_reach")
