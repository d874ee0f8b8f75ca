"""Ideas and complaints: the journal's entry with the mark of its receipt, its voices, replies and signature."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
VOICE = (["service", "voice"], ["voices.service", "voices.id"])
ENTRY = (["service", "number"], ["complaints.service", "complaints.number"])


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "complaints",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("mark", sa.LargeBinary),
        sa.Column("dated", sa.Text, nullable=False),
        sa.Column("closed_by", sa.Text),
        sa.PrimaryKeyConstraint("service", "number", name="pk_complaints"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_complaints_service"),
    )
    op.create_index("ix_complaints_mark", "complaints", ["mark"])
    op.create_table(
        "complaint_voices",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", name="pk_complaint_voices"),
        sa.ForeignKeyConstraint(*VOICE, name="fk_complaint_voices_voice", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(*ENTRY, name="fk_complaint_voices_number", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "complaint_replies",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("replied_on", sa.Date, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", "place", name="pk_complaint_replies"),
        sa.ForeignKeyConstraint(*ENTRY, name="fk_complaint_replies_service_number", ondelete="CASCADE"),
    )
    op.create_table(
        "complaint_signatures",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", name="pk_complaint_signatures"),
        sa.ForeignKeyConstraint(*VOICE, name="fk_complaint_signatures_service_voice", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away; the voices themselves stay."""
    for table in ("complaint_signatures", "complaint_replies", "complaint_voices", "complaints"):
        op.drop_table(table)
