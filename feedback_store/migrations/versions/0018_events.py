"""Events, the voices that belong to one, and their figures."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the tables; no voice that is there belongs to an event."""
    op.create_table(
        "events",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("expected", sa.Integer, nullable=False),
        sa.Column("instruments", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tablets", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "key", name="pk_events"),
        sa.ForeignKeyConstraint(["service"], ["services.key"], name="fk_events_service"),
    )
    event = (["service", "event"], ["events.service", "events.key"])
    op.create_table(
        "event_voices",
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("service", "voice", name="pk_event_voices"),
        sa.ForeignKeyConstraint(
            ["service", "voice"], ["voices.service", "voices.id"], name="fk_event_voices_voice", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(*event, name="fk_event_voices_event"),
        sqlite_with_rowid=False,
    )
    named = ("service", "event", "instrument", "version", "step", "option", "speaker")
    op.create_table(
        "event_tallies",
        *(sa.Column(key, sa.Integer if key == "version" else sa.Text, nullable=False) for key in named),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*named, name="pk_event_tallies"),
        sa.ForeignKeyConstraint(*event, name="fk_event_tallies_event"),
        sa.CheckConstraint("count >= 0", name=op.f("ck_event_tallies_count_not_negative")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away; the voices themselves stay, and what was counted for events is lost."""
    for table in ("event_tallies", "event_voices", "events"):
        op.drop_table(table)
