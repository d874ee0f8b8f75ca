"""Forms of the staff pages that were sent: a keyed digest of each, and the answer, which only its sender can read."""

from sqlalchemy import Column, Date, LargeBinary, PrimaryKeyConstraint, Table

from feedback_store.metadata import metadata

sent_forms = Table(
    "sent_forms",
    metadata,
    Column("form_mark", LargeBinary, nullable=False),
    Column("answer", LargeBinary),
    Column("sent_on", Date, nullable=False),
    PrimaryKeyConstraint("form_mark"),
    sqlite_with_rowid=False,
)
