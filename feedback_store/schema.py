"""The tables, the same in SQLite and PostgreSQL; docs/anonymity.md gives a reason for every column."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from feedback_store.complaints.tables import complaint_replies as complaint_replies
from feedback_store.complaints.tables import complaint_signatures as complaint_signatures
from feedback_store.complaints.tables import complaint_subjects as complaint_subjects
from feedback_store.complaints.tables import complaint_voices as complaint_voices
from feedback_store.complaints.tables import complaints as complaints
from feedback_store.metadata import NAMES as NAMES
from feedback_store.metadata import metadata as metadata
from feedback_store.reach.table import device_reach as device_reach
from feedback_store.recordings.table import recordings as recordings
from feedback_store.reminders.table import reminders as reminders
from feedback_store.topics.table import topic_photos as topic_photos
from feedback_store.topics.table import topic_sounds as topic_sounds
from feedback_store.topics.table import topics as topics

facts = Table(
    "facts",
    metadata,
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("name"),
    comment="facts of the installation, such as the fingerprint of its key file",
)

sums = Table(
    "sums",
    metadata,
    Column("kind", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("sum", Text, nullable=False),
    PrimaryKeyConstraint("kind", "owner", "part"),
    sqlite_with_rowid=False,
)

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

staff = Table(
    "staff",
    metadata,
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("email", Text),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("login"),
)

staff_links = Table(
    "staff_links",
    metadata,
    Column("link_mark", LargeBinary, nullable=False),
    Column("role", Text, nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("link_mark"),
)

telegram_chats = Table(
    "telegram_chats",
    metadata,
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("chat_mark", LargeBinary, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("is_reached", Boolean, nullable=False),
    PrimaryKeyConstraint("member"),
)

telegram_codes = Table(
    "telegram_codes",
    metadata,
    Column("code_mark", LargeBinary, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("code_mark"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("name", Text, nullable=False),
    Column("last_success_on", Date, nullable=False),
    PrimaryKeyConstraint("name"),
)

accepted = Table(
    "accepted",
    metadata,
    Column("epoch", Text, nullable=False),
    Column("id_mark", LargeBinary, nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    PrimaryKeyConstraint("epoch", "id_mark"),
    sqlite_with_rowid=False,
)

opened_boxes = Table(
    "opened_boxes",
    metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("service", "number"),
    sqlite_with_rowid=False,
)

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

concerns = Table(
    "concerns",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "mark"),
    sqlite_with_rowid=False,
)

recipients = Table(
    "recipients",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("place", Text, nullable=False),
    PrimaryKeyConstraint("service", "member"),
)

concern_acts = Table(
    "concern_acts",
    metadata,
    Column("service", Text, nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("happened_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "mark", "member", "act", "happened_at"),
    ForeignKeyConstraint(["service", "mark"], ["concerns.service", "concerns.mark"], ondelete="CASCADE"),
)

listeners = Table(
    "listeners",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("place_in_line", Integer, nullable=False),
    PrimaryKeyConstraint("service", "member"),
)

calls = Table(
    "calls",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("called_at", DateTime(timezone=True), nullable=False),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "id"),
)

call_acts = Table(
    "call_acts",
    metadata,
    Column("service", Text, nullable=False),
    Column("call", Text, nullable=False),
    Column("member", Text, ForeignKey("staff.id"), nullable=False),
    Column("act", Text, nullable=False),
    Column("happened_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("service", "call", "member", "act", "happened_at"),
    ForeignKeyConstraint(["service", "call"], ["calls.service", "calls.id"], ondelete="CASCADE"),
)

quotes = Table(
    "quotes",
    metadata,
    Column("service", Text, ForeignKey("services.key"), nullable=False),
    Column("id", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("quarter", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "id"),
    sqlite_with_rowid=False,
)

judged_notes = Table(
    "judged_notes",
    metadata,
    Column("service", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("step", Text, nullable=False),
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


TALLY_KEY = (
    "service",
    "instrument",
    "version",
    "step",
    "option",
    "channel",
    "speaker",
    "support",
    "age_band",
    "play",
    "period",
)
"""The columns that name a tally; the count is its only other one."""


def _tally_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        *(Column(key, Integer if key == "version" else Text, nullable=False) for key in TALLY_KEY),
        Column("count", Integer, nullable=False),
        PrimaryKeyConstraint(*TALLY_KEY),
        CheckConstraint("count >= 0", name="count_not_negative"),
        sqlite_with_rowid=False,
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

tallies = _tally_table("tallies")
waiting_tallies = _tally_table("waiting_tallies")

box_metadata = MetaData(naming_convention=NAMES)
"""The boxes inside PostgreSQL; with SQLite each box is a file of its own (boxes/files.py)."""

boxes = Table(
    "boxes",
    box_metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("service"),
)

box_rows = Table(
    "box_rows",
    box_metadata,
    Column("service", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("id_mark", LargeBinary, nullable=False),
    Column("content_mark", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("service", "number", "id_mark"),
)
