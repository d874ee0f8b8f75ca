"""Topics that a service adds to what children are asked."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables; no service has added any."""
    op.create_table(
        "topics",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("names", sa.Text, nullable=False),
        sa.Column("picture", sa.Text),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("first_month", sa.Integer),
        sa.Column("last_month", sa.Integer),
        sa.Column("waits", sa.Boolean, nullable=False),
        sa.Column("is_away", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", name="pk_topics"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_topics_service"),
    )
    op.create_table(
        "topic_photos",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_topic_photos"),
        _of_topic("topic_photos"),
    )
    op.create_table(
        "topic_sounds",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("clip", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", "language", name="pk_topic_sounds"),
        _of_topic("topic_sounds"),
    )


def downgrade() -> None:
    """Drop them; what was answered about own topics keeps their keys and loses their names."""
    for table in ("topic_sounds", "topic_photos", "topics"):
        op.drop_table(table)


def _of_topic(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["service", "number"], ["topics.service", "topics.number"], name=f"fk_{table}_service_number"
    )
