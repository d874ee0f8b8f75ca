"""Voice messages that wait until their words are written down."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table; nobody has spoken yet."""
    op.create_table(
        "recordings",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kept_on", sa.Date, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "id", name="pk_recordings"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_recordings_service"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it; what was not written down is lost."""
    op.drop_table("recordings")
