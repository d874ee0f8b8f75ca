"""Days on which a service is closed: weeks that staff enter, and public holidays where it is not open on them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table and the column; where nobody has said it, a service is open on holidays as it is on Sundays."""
    op.add_column("services", sa.Column("is_open_on_holidays", sa.Boolean))
    op.create_table(
        "closed_days",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("service", "first_on", name="pk_closed_days"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_closed_days_service"),
    )


def downgrade() -> None:
    """Take them away; only the hours of the week mark anything then."""
    op.drop_table("closed_days")
    op.drop_column("services", "is_open_on_holidays")
