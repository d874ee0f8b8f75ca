"""What was read in words, beside them, and concerns that were heard at the door."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column, empty for words from before, and the table."""
    op.add_column("words", sa.Column("reading", sa.LargeBinary))
    op.create_table(
        "concerns",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "mark", name="pk_concerns"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_concerns_service"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_table("concerns")
    op.drop_column("words", "reading")
