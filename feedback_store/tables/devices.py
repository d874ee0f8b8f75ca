"""Tablets of a social service, and the codes that enrol them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from feedback_store.metadata import metadata

devices = Table(
    "devices",
    metadata,
    Column("id", Text, nullable=False),
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("name", Text, nullable=False),
    Column("age_band", Text, nullable=False),
    Column("is_try_out", Boolean, nullable=False),
    Column("token_mark", LargeBinary, nullable=False),
    Column("revoked_on", Date),
    Column("languages", Text),
    Column("instruments", Text),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("token_mark"),
)

device_codes = Table(
    "device_codes",
    metadata,
    Column("code_mark", LargeBinary, nullable=False),
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("name", Text, nullable=False),
    Column("age_band", Text, nullable=False),
    Column("is_try_out", Boolean, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("code_mark"),
)
