"""Passkeys of staff: what is public of each, how often it says it was used, and how its owner calls it."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

passkeys = Table(
    "passkeys",
    metadata,
    Column("credential", LargeBinary, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("added_on", Date, nullable=False),
    PrimaryKeyConstraint("credential"),
    sqlite_with_rowid=False,
)
