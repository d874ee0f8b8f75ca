"""Social services, the days on which they are closed, and what changed there after children spoke."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

services = Table(
    "services",
    metadata,
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("users", Integer),
    Column("last_opened_on", Date),
    Column("waiting_since", Date),
    Column("hours", Text),
    Column("pin_number", Integer, nullable=False, server_default="1"),
    Column("is_open_on_holidays", Boolean),
    PrimaryKeyConstraint("key"),
    CheckConstraint("users IS NULL OR users >= 0", name="users_not_negative"),
)

closed_days = Table(
    "closed_days",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("first_on", Date, nullable=False),
    Column("last_on", Date, nullable=False),
    PrimaryKeyConstraint("service", "first_on"),
)

changes = Table(
    "changes",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("month", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    PrimaryKeyConstraint("service", "number"),
)
