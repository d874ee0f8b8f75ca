"""The tables of ideas and complaints, with their replies and signatures."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from feedback_store.metadata import metadata

complaints = Table(
    "complaints",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("mark", LargeBinary),
    Column("dated", Text, nullable=False),
    Column("closed_by", Text),
    PrimaryKeyConstraint("service", "number"),
    Index("ix_complaints_mark", "mark"),
)

complaint_voices = Table(
    "complaint_voices",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    PrimaryKeyConstraint("service", "voice"),
    ForeignKeyConstraint(
        ["service", "voice"], ["voices.service", "voices.id"], name="fk_complaint_voices_voice", ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["service", "number"],
        ["complaints.service", "complaints.number"],
        name="fk_complaint_voices_number",
        ondelete="CASCADE",
    ),
    sqlite_with_rowid=False,
)

complaint_replies = Table(
    "complaint_replies",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("replied_on", Date, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number", "place"),
    ForeignKeyConstraint(["service", "number"], ["complaints.service", "complaints.number"], ondelete="CASCADE"),
)

complaint_signatures = Table(
    "complaint_signatures",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "voice"),
    ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)

complaint_subjects = Table(
    "complaint_subjects",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    ForeignKeyConstraint(["service", "number"], ["complaints.service", "complaints.number"], ondelete="CASCADE"),
)
