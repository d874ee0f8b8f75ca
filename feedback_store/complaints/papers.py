"""Complaints that were made on paper or by word of mouth, as staff have entered them."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from config.vocabulary import Speaker
from feedback_store.engine import Store
from feedback_store.keys.sealed import unseal
from feedback_store.periods import last_day_of
from feedback_store.schema import complaint_papers

PAPER = "on_paper"
"""What stands behind the number of an entry, so that a paper does not pass for a case."""


class Way(StrEnum):
    """How it came, where it did not come through the box."""

    PAPER = "paper"
    SPOKEN = "spoken"


@dataclass(frozen=True)
class PaperEntry:
    """What staff enter.

    Attributes:
        text: what was said or written.
        signature: name and contact, only where an adult signs.
    """

    way: Way
    speaker: Speaker
    text: str
    signature: str | None = None


def opened_paper(store: Store, row: Row[Any]) -> PaperEntry | None:
    """Return what stands in a row of papers, None where its time is over."""
    content = unseal(store.keys, row.key, bytes(row.sealed), row.service, str(row.number), PAPER)
    if content is None:
        return None
    kept = json.loads(content)
    return PaperEntry(Way(kept["way"]), Speaker(kept["speaker"]), kept["text"], kept["signature"])


def forget_papers(connection: Connection, oldest: date) -> None:
    """Delete what was said on papers of days before the oldest that is kept; staff's own words stay in the journal."""
    days = connection.scalars(select(complaint_papers.c.dated).distinct())
    over = [day for day in days if last_day_of(day) < oldest]
    connection.execute(delete(complaint_papers).where(complaint_papers.c.dated.in_(over)))
