"""Facts of the installation, the sums that guard rows, and what jobs last did."""

from sqlalchemy import Column, Date, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

facts = Table(
    "facts",
    metadata,
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("name"),
    comment="facts of the installation, such as the fingerprint of its key file",
)

sums = Table(
    "sums",
    metadata,
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("sum", Text, nullable=False),
    PrimaryKeyConstraint("kind", "owner", "part"),
    sqlite_with_rowid=False,
)

jobs = Table(
    "jobs",
    metadata,
    Column("name", Text, nullable=False),
    Column("last_success_on", Date, nullable=False),
    PrimaryKeyConstraint("name"),
)
