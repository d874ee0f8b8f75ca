"""What an opening leaves behind, so that neither a retry nor a repeat counts twice."""

from sqlalchemy import Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

accepted = Table(
    "accepted",
    metadata,
    Column("epoch", Text, nullable=False),
    Column("id_mark", LargeBinary, nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    PrimaryKeyConstraint("epoch", "id_mark"),
    sqlite_with_rowid=False,
)

opened_boxes = Table(
    "opened_boxes",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    sqlite_with_rowid=False,
)
