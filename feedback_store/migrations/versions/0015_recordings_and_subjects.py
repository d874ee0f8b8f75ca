"""Voice messages that wait until their words are written down, and the subjects of the journal of complaints."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables; nobody has spoken yet, and no entry has a subject."""
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
    op.create_table(
        "complaint_subjects",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("service", "number", name="pk_complaint_subjects"),
        sa.ForeignKeyConstraint(
            ["service", "number"],
            ["complaints.service", "complaints.number"],
            name="fk_complaint_subjects_service_number",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    """Drop them; what was not written down is lost."""
    op.drop_table("complaint_subjects")
    op.drop_table("recordings")
