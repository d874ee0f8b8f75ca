"""The boxes inside PostgreSQL; with SQLite each box is a file of its own (boxes/files.py)."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import NAMES

box_metadata = MetaData(naming_convention=NAMES)

boxes = Table(
    "boxes",
    box_metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("service"),
)

box_rows = Table(
    "box_rows",
    box_metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("id_mark", LargeBinary, nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number", "id_mark"),
)
