"""Sealed seeds of the codes, and keyed hashes of the recovery codes that are not used yet."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

second_factors = Table(
    "second_factors",
    metadata,
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("is_confirmed", Boolean, nullable=False),
    Column("last_step", Integer, nullable=False),
    PrimaryKeyConstraint("member"),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("code_mark", LargeBinary, nullable=False),
    PrimaryKeyConstraint("member", "code_mark"),
    sqlite_with_rowid=False,
)
