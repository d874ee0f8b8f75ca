"""The chats that asked for a message once a month."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the table; nobody has asked yet."""
    op.create_table(
        "reminders",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("leaving_mark", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.UniqueConstraint("leaving_mark", name="uq_reminders_leaving_mark"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it; nobody is reminded any more."""
    op.drop_table("reminders")
