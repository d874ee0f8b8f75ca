"""The table of voice messages that nobody has written down yet; in SQLite without row numbers, which tell an order."""

from sqlalchemy import Column, Date, ForeignKey, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

recordings = Table(
    "recordings",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kept_on", Date, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "id"),
    sqlite_with_rowid=False,
)
