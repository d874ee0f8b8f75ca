"""The table of how tablets are reached; a tablet without a row is touched."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

device_reach = Table(
    "device_reach",
    metadata,
    Column("device", Text, ForeignKey("devices.id"), nullable=False),
    Column("scanning", Text, nullable=False),
    Column("pattern", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("pace_milliseconds", Integer, nullable=False),
    Column("hold_milliseconds", Integer, nullable=False),
    Column("lock_milliseconds", Integer, nullable=False),
    Column("is_spoken", Boolean, nullable=False),
    Column("dwell_milliseconds", Integer, nullable=False),
    Column("is_very_easy", Boolean, nullable=False),
    PrimaryKeyConstraint("device"),
)
