"""The table of how long tablets were on; a day without a row is one on which a tablet was not heard."""

from sqlalchemy import Column, Date, ForeignKey, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

device_days = Table(
    "device_days",
    metadata,
    Column("device", Text, ForeignKey("devices.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", Text, nullable=False),
    PrimaryKeyConstraint("device", "day"),
)
