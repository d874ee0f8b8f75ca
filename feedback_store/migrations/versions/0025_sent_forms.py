"""Forms of the staff pages that were sent, so that a second sending acts no second time."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sent_forms",
        sa.Column("form_mark", sa.LargeBinary, nullable=False),
        sa.Column("answer", sa.LargeBinary),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("form_mark", name="pk_sent_forms"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take it away; a form that was sent just before and comes again acts again."""
    op.drop_table("sent_forms")
