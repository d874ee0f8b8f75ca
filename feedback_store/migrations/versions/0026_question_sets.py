"""Sets of questions that a service asks itself."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Make the tables; no service has a set."""
    op.create_table(
        "question_sets",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("waits", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_question_sets"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_question_sets_service"),
    )
    op.create_table(
        "question_set_versions",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("waits", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", "version", name="pk_question_set_versions"),
        sa.ForeignKeyConstraint(["number"], ["question_sets.number"], name="fk_question_set_versions_number"),
    )


def downgrade() -> None:
    """Drop them; what was answered keeps its key and loses its questions."""
    for table in ("question_set_versions", "question_sets"):
        op.drop_table(table)
