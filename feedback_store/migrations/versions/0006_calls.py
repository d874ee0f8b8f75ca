"""Whom children may choose to talk to, calls of children who want to, and what was done about them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "listeners",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("figure", sa.Text, nullable=False),
        sa.Column("place_in_line", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("service", "member", name="pk_listeners"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_listeners_service"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_listeners_member"),
    )
    op.create_table(
        "calls",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("service", "id", name="pk_calls"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_calls_service"),
    )
    op.create_table(
        "call_acts",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("service", "call", "member", "act", "happened_at", name="pk_call_acts"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_call_acts_member"),
        sa.ForeignKeyConstraint(
            ["service", "call"], ["calls.service", "calls.id"], name="fk_call_acts_service_call", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("call_acts", "calls", "listeners"):
        op.drop_table(table)
