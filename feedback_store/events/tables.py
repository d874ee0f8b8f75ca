"""The tables of events: what staff say of one, which voices belong to it, and how often each option was chosen."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

events = Table(
    "events",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("instruments", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tablets", Text, nullable=False),
    PrimaryKeyConstraint("service", "key"),
)

event_voices = Table(
    "event_voices",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("event", Text, nullable=False),
    PrimaryKeyConstraint("service", "voice"),
    ForeignKeyConstraint(
        ["service", "voice"], ["voices.service", "voices.id"], name="fk_event_voices_voice", ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["service", "event"], ["events.service", "events.key"], name="fk_event_voices_event"),
    sqlite_with_rowid=False,
)

EVENT_TALLY_KEY = ("service", "event", "instrument", "version", "step", "option", "speaker")
"""The columns that name a tally of an event; the count is its only other one."""

event_tallies = Table(
    "event_tallies",
    metadata,
    *(Column(key, Integer if key == "version" else Text, nullable=False) for key in EVENT_TALLY_KEY),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint(*EVENT_TALLY_KEY),
    ForeignKeyConstraint(["service", "event"], ["events.service", "events.key"], name="fk_event_tallies_event"),
    CheckConstraint("count >= 0", name="count_not_negative"),
    sqlite_with_rowid=False,
)
