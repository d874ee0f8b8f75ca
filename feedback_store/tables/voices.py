"""Voices after the opening of their box, with their answers, words and drawings."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

voices = Table(
    "voices",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("support", Text, nullable=False),
    Column("age_band", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("dated", Text, nullable=False),
    Column("play", Text, nullable=False, server_default="unmarked"),
    PrimaryKeyConstraint("service", "id"),
    sqlite_with_rowid=False,
)

answers = Table(
    "answers",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("option", Text, nullable=False),
    PrimaryKeyConstraint("service", "voice", "step", "option"),
    ForeignKeyConstraint(
        ["service", "voice"], ["voices.service", "voices.id"], name="fk_answers_service", ondelete="CASCADE"
    ),
    sqlite_with_rowid=False,
)

words = Table(
    "words",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("reading", LargeBinary),
    PrimaryKeyConstraint("service", "voice", "step"),
    ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)

drawings = Table(
    "drawings",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "voice", "step"),
    ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)

hidden_voices = Table(
    "hidden_voices",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    PrimaryKeyConstraint("service", "voice"),
    ForeignKeyConstraint(["service", "voice"], ["voices.service", "voices.id"], ondelete="CASCADE"),
    sqlite_with_rowid=False,
)
