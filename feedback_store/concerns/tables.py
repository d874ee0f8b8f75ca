"""Concerns, who receives them, what they did and what they noted."""

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

concerns = Table(
    "concerns",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "mark"),
    sqlite_with_rowid=False,
)

recipients = Table(
    "recipients",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("place", Text, nullable=False),
    PrimaryKeyConstraint("service", "member"),
)

concern_acts = Table(
    "concern_acts",
    metadata,
    Column("service", Text, nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("happened_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "mark", "member", "act", "happened_at"),
    ForeignKeyConstraint(["service", "mark"], ["concerns.service", "concerns.mark"], ondelete="CASCADE"),
)

concern_notes = Table(
    "concern_notes",
    metadata,
    Column("service", Text, nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("place", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "mark", "place"),
    ForeignKeyConstraint(["service", "mark"], ["concerns.service", "concerns.mark"], ondelete="CASCADE"),
)
