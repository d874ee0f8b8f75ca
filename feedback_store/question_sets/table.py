"""The tables of own question sets; a version that may have been answered is kept for good, since figures name it."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

question_sets = Table(
    "question_sets",
    metadata,
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("state", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    PrimaryKeyConstraint("number"),
)

question_set_versions = Table(
    "question_set_versions",
    metadata,
    Column("number", Integer, ForeignKey("question_sets.number"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("waits", Boolean, nullable=False),
    PrimaryKeyConstraint("number", "version"),
)
