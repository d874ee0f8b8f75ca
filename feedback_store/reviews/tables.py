"""What was said of words in review until the evening, corrections of what was read, who keeps out, how many went."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

reviews = Table(
    "reviews",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("key", Text),
    Column("sealed", LargeBinary),
    PrimaryKeyConstraint("service", "voice", "step"),
    ForeignKeyConstraint(
        ["service", "voice"], ["voices.service", "voices.id"], name="fk_reviews_voice", ondelete="CASCADE"
    ),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "voice", "step"),
    ForeignKeyConstraint(
        ["service", "voice"], ["voices.service", "voices.id"], name="fk_corrections_voice", ondelete="CASCADE"
    ),
    sqlite_with_rowid=False,
)

hidden_counts = Table(
    "hidden_counts",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    PrimaryKeyConstraint("service", "year"),
)

kept_from_review = Table(
    "kept_from_review",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("member", Text, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("service", "member"),
)
