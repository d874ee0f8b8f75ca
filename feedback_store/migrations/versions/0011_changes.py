"""What staff tell the children that changed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "changes",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", name="pk_changes"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_changes_service"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("changes")
