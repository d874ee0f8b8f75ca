"""What staff do with entries of the journal of complaints, entries on paper, its reviews; notes on concerns."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables; nothing was done with an entry yet."""
    _make("complaint_cases", ("service", "number"), "complaints", *_sealed())
    _make(
        "complaint_acts",
        ("service", "number", "place"),
        "complaints",
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["member"], ["staff.id"], name="fk_complaint_acts_member"),
    )
    paper = (sa.Column("place", sa.Integer, nullable=False), sa.Column("dated", sa.Text, nullable=False))
    _make("complaint_papers", ("service", "number"), "complaints", *paper, *_sealed())
    op.create_table(
        "journal_reviews",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        *_sealed(),
        sa.PrimaryKeyConstraint("service", "number", name="pk_journal_reviews"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_journal_reviews_service"),
    )
    place = sa.Column("place", sa.Integer, nullable=False)
    _make("concern_notes", ("service", "mark", "place"), "concerns", place, *_sealed())


def downgrade() -> None:
    """Drop them; what staff noted besides subjects and replies is lost."""
    for table in ("concern_notes", "journal_reviews", "complaint_papers", "complaint_acts", "complaint_cases"):
        op.drop_table(table)


def _make(table: str, key: tuple[str, ...], parent: str, *parts: Any) -> None:
    """Make a table whose rows go with those of another one, which its first two columns name."""
    kind = sa.Integer if key[1] == "number" else sa.LargeBinary
    op.create_table(
        table,
        sa.Column("service", sa.Text, nullable=False),
        sa.Column(key[1], kind, nullable=False),
        *parts,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["service", key[1]],
            [f"{parent}.service", f"{parent}.{key[1]}"],
            name=f"fk_{table}_service_{key[1]}",
            ondelete="CASCADE",
        ),
    )


def _sealed() -> tuple[Any, ...]:
    return sa.Column("key", sa.Text, nullable=False), sa.Column("sealed", sa.LargeBinary, nullable=False)
