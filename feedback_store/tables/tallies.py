"""Tallies: how often an option was chosen, and what still waits to be counted."""

from sqlalchemy import CheckConstraint, Column, Integer, PrimaryKeyConstraint, Table, Text

from feedback_store.metadata import metadata

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


tallies = _tally_table("tallies")

waiting_tallies = _tally_table("waiting_tallies")
