"""What staff did, one entry after the other; the mark of each holds all before it."""

from sqlalchemy import Column, Date, DateTime, Index, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

audit_log = Table(
    "audit_log",
    metadata,
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("day", Date, nullable=False),
    Column("happened_at", DateTime(timezone=True)),
    Column("member", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("thing", Text, nullable=False),
    Column("mark", LargeBinary, nullable=False),
    PrimaryKeyConstraint("number"),
    Index("ix_audit_log_day", "day"),
)
