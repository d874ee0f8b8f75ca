"""Members of staff, the links that invite them, and the sealed chats in which they are told."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from feedback_store.metadata import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("email", Text),
    Column("session_number", Integer, nullable=False, server_default="0"),
    Column("ended_on", Date),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("login"),
)

staff_links = Table(
    "staff_links",
    metadata,
    Column("link_mark", LargeBinary, nullable=False),
    Column("grants", Text, nullable=False),
    Column("member", Text, ForeignKey("staff.id")),
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
