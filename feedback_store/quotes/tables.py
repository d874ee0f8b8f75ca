"""Quotes that staff approved, and the notes that were judged already."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

quotes = Table(
    "quotes",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("quarter", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "id"),
    sqlite_with_rowid=False,
)

judged_notes = Table(
    "judged_notes",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    PrimaryKeyConstraint("service", "voice", "step"),
    ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
