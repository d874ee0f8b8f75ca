"""Where staff are told in Telegram, and the one-time links by which they join."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "telegram_chats",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("chat_mark", sa.LargeBinary, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("is_reached", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("member", name="pk_telegram_chats"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_telegram_chats_member"),
    )
    op.create_table(
        "telegram_codes",
        sa.Column("code_mark", sa.LargeBinary, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code_mark", name="pk_telegram_codes"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_telegram_codes_member"),
    )


def downgrade() -> None:
    """Drop them; whoever had joined is told by e-mail only."""
    op.drop_table("telegram_codes")
    op.drop_table("telegram_chats")
    for table in ("concern_acts", "call_acts"):
        op.execute(f"DELETE FROM {table} WHERE act = 'told_by_telegram'")  # noqa: S608 - both are named here
