"""The tables of what staff do with an entry of the journal, of entries made on paper, and of the journal's reviews."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

COMPLAINT = ["complaints.service", "complaints.number"]

complaint_cases = Table(
    "complaint_cases",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    ForeignKeyConstraint(["service", "number"], COMPLAINT, ondelete="CASCADE"),
)

complaint_acts = Table(
    "complaint_acts",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("done_on", Date, nullable=False),
    PrimaryKeyConstraint("service", "number", "place"),
    ForeignKeyConstraint(["service", "number"], COMPLAINT, ondelete="CASCADE"),
)

complaint_papers = Table(
    "complaint_papers",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("dated", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    ForeignKeyConstraint(["service", "number"], COMPLAINT, ondelete="CASCADE"),
)

journal_reviews = Table(
    "journal_reviews",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number"),
)
