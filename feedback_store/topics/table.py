"""The tables of own topics; one that was taken away keeps its row, so that old voices and figures keep its name."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

topics = Table(
    "topics",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("names", Text, nullable=False),
    Column("picture", Text),
    Column("place", Integer, nullable=False),
    Column("first_month", Integer),
    Column("last_month", Integer),
    Column("waits", Boolean, nullable=False),
    Column("is_away", Boolean, nullable=False),
    PrimaryKeyConstraint("service", "number"),
)

topic_photos = Table(
    "topic_photos",
    metadata,
    Column("name", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("name"),
    ForeignKeyConstraint(["service", "number"], ["topics.service", "topics.number"]),
)

topic_sounds = Table(
    "topic_sounds",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("clip", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number", "language"),
    ForeignKeyConstraint(["service", "number"], ["topics.service", "topics.number"]),
)
