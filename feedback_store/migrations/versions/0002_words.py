"""Words of voices, sealed with the key of their month, and voices that staff have hidden."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "words",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", "step", name="pk_words"),
        _of_a_voice("words"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hidden_voices",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", name="pk_hidden_voices"),
        _of_a_voice("hidden_voices"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("hidden_voices")
    op.drop_table("words")


def _of_a_voice(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_service_voice"
    return sa.ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], name=name, ondelete="CASCADE")
