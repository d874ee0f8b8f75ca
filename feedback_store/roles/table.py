"""Who has which role in which service."""

from sqlalchemy import Column, ForeignKey, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

staff_grants = Table(
    "staff_grants",
    metadata,
    Column("member", Text, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    Column("role", Text, nullable=False),
    Column("service", Text, nullable=False),
    PrimaryKeyConstraint("member", "role", "service"),
    sqlite_with_rowid=False,
)
