"""Calls for somebody to talk to, who listens, and what they did."""

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

listeners = Table(
    "listeners",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("place_in_line", Integer, nullable=False),
    PrimaryKeyConstraint("service", "member"),
)

calls = Table(
    "calls",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("called_at", DateTime(timezone=True), nullable=False),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "id"),
)

call_acts = Table(
    "call_acts",
    metadata,
    Column("service", Text, nullable=False),
    Column("call", Text, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("happened_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "call", "member", "act", "happened_at"),
    ForeignKeyConstraint(["service", "call"], ["calls.service", "calls.id"], ondelete="CASCADE"),
)
