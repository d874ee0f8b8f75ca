"""What is told of a service besides its name: public knowledge, and how many of an age use it in a month."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

service_details = Table(
    "service_details",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("instruments_off", Text, nullable=False),
    PrimaryKeyConstraint("service"),
)

users_by_age = Table(
    "users_by_age",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("month", Text, nullable=False),
    Column("age_band", Text, nullable=False),
    Column("users", Integer, nullable=False),
    PrimaryKeyConstraint("service", "month", "age_band"),
    CheckConstraint("users >= 0", name="users_not_negative"),
)
