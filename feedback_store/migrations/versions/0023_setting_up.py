"""What is told of a service besides its name, and how many of an age use it in a month."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Make the tables; nothing is told so far."""
    op.create_table(
        "service_details",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("service", "kind", "municipality", "region")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("languages", "instruments_off")),
        sa.PrimaryKeyConstraint("service", name="pk_service_details"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_service_details_service"),
    )
    op.create_table(
        "users_by_age",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("service", "month", "age_band")),
        sa.Column("users", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("service", "month", "age_band", name="pk_users_by_age"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_users_by_age_service"),
        sa.CheckConstraint("users >= 0", name=op.f("ck_users_by_age_users_not_negative")),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("users_by_age")
    op.drop_table("service_details")
