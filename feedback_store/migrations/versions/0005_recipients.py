"""People who receive concerns, what they did, and where an e-mail reaches them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and make both tables."""
    op.add_column("staff", sa.Column("email", sa.Text))
    op.create_table(
        "recipients",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "member", name="pk_recipients"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_recipients_service"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_recipients_member"),
    )
    op.create_table(
        "concern_acts",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("mark", sa.LargeBinary, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("service", "mark", "member", "act", "happened_at", name="pk_concern_acts"),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_concern_acts_member"),
        sa.ForeignKeyConstraint(
            ["service", "mark"],
            ["concerns.service", "concerns.mark"],
            name="fk_concern_acts_service_mark",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("concern_acts")
    op.drop_table("recipients")
    op.drop_column("staff", "email")
