"""The tables of actions: where one came from, its decisions one after the other, and how it is told."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from feedback_store.metadata import metadata

actions = Table(
    "actions",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_named", Text, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    UniqueConstraint("form", name="uq_actions_form"),
)

action_decisions = Table(
    "action_decisions",
    metadata,
    Column("service", Text, nullable=False),
    Column("action", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("until", Date),
    Column("proof", Text, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("decided_by", Text, nullable=False),
    PrimaryKeyConstraint("service", "action", "number"),
    ForeignKeyConstraint(
        ["service", "action"], ["actions.service", "actions.number"], name="fk_action_decisions_action"
    ),
)

tellings = Table(
    "tellings",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("action", Integer, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("picture", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("is_asked", Boolean, nullable=False),
    Column("told_from", Date, nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("is_away", Boolean, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    ForeignKeyConstraint(["service", "action"], ["actions.service", "actions.number"], name="fk_tellings_action"),
)

telling_sounds = Table(
    "telling_sounds",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("clip", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number", "language"),
    ForeignKeyConstraint(
        ["service", "number"], ["tellings.service", "tellings.number"], name="fk_telling_sounds_telling"
    ),
)
