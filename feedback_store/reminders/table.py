"""The table of reminders; in SQLite without row numbers, which would tell in what order people asked."""

from sqlalchemy import Column, LargeBinary, PrimaryKeyConstraint, Table, Text, UniqueConstraint

from feedback_store.metadata import metadata

reminders = Table(
    "reminders",
    metadata,
    Column("id", Text, nullable=False),
    Column("leaving_mark", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("leaving_mark"),
    sqlite_with_rowid=False,
)
