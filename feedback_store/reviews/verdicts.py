"""What somebody says of a thing in review: kept until the evening, so that it can be taken back till then."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, select

from feedback_store.engine import Store
from feedback_store.keys.installation import Keys
from feedback_store.keys.sealed import seal, unseal
from feedback_store.periods import month_of
from feedback_store.quotes.judged import Place
from feedback_store.reviews.items import Item
from feedback_store.reviews.tables import corrections, reviews
from feedback_store.schema import drawings, judged_notes, words
from feedback_store.upsert import add_missing

WORDING = "wording"
"""What stands behind the place of an approved wording, so that it does not pass for words."""


class Verdict(StrEnum):
    """What is to become of a thing in review."""

    QUOTED = "quoted"
    KEPT = "kept"
    CONCERN = "concern"
    HIDING = "hiding"


LASTING = frozenset({Verdict.CONCERN})
"""What cannot be taken back here: people were told of it."""


@dataclass(frozen=True)
class Wording:
    """How something is quoted; without a text it is a drawing. `is_ours`: a colleague says it in words of their own."""

    text: str | None
    language: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class Review:
    """What a member of staff has said of a thing."""

    voice: str
    step: str
    verdict: Verdict
    member: str


def note_review(
    store: Store, item: Item, verdict: Verdict, member: str, wording: Wording | None = None
) -> Review | None:
    """Keep what somebody says of a thing, and return what stands now: somebody else may have been faster.

    None: it was judged before today, or is gone. Twice is harmless.

    Raises:
        StoreBusyError, StoreFailedError: nothing was written.
    """
    place = {"service": item.service, "voice": item.voice, "step": item.step}
    sealed = _sealed(store.keys, item, wording) if wording else {"key": None, "sealed": None}
    with store.writing() as connection:
        is_there = any(_stands(connection, table, place) for table in (words, drawings))
        if not is_there or _stands(connection, judged_notes, place):
            return None
        add_missing(connection, reviews, [{**place, "verdict": verdict.value, "member": member, **sealed}])
        return _review(connection.execute(select(reviews).filter_by(**place)).one())


def find_review(store: Store, service: str, place: Place) -> Review | None:
    """Return what was said of a thing since the evening, or None."""
    with store.reading() as connection:
        row = connection.execute(
            select(reviews).filter_by(service=service, voice=place[0], step=place[1])
        ).one_or_none()
    return _review(row) if row else None


def reviews_of(store: Store, service: str, verdict: Verdict) -> tuple[Review, ...]:
    """Return what was said and waits, of one kind, by random ids."""
    query = select(reviews).filter_by(service=service, verdict=verdict.value).order_by(reviews.c.voice, reviews.c.step)
    with store.reading() as connection:
        return tuple(_review(row) for row in connection.execute(query))


def undo(store: Store, service: str, place: Place, member: str) -> bool:
    """Take back what a member has said of a thing, with its correction; False where that is no longer possible."""
    at = {"service": service, "voice": place[0], "step": place[1]}
    with store.writing() as connection:
        own = delete(reviews).filter_by(**at, member=member)
        gone = connection.execute(own.where(reviews.c.verdict.not_in(sorted(LASTING)))).rowcount
        if gone:
            connection.execute(delete(corrections).filter_by(**at))
    return bool(gone)


def read_wording(keys: Keys, row: Row[Any]) -> Wording | None:
    """Return the wording of a row of `reviews`, or None where its month is over or it has none."""
    if row.sealed is None:
        return None
    content = unseal(keys, row.key, bytes(row.sealed), row.service, row.voice, row.step, WORDING)
    return None if content is None else Wording(**json.loads(content))


def _sealed(keys: Keys, item: Item, wording: Wording) -> dict[str, object]:
    key = keys.current(month_of(item.dated))
    content = json.dumps(vars(wording), ensure_ascii=False).encode()
    return {"key": key.id, "sealed": seal(key, content, item.service, item.voice, item.step, WORDING)}


def _stands(connection: Connection, table: Table, place: dict[str, str]) -> bool:
    return connection.execute(select(table.c.step).filter_by(**place)).first() is not None


def _review(row: Row[Any]) -> Review:
    return Review(row.voice, row.step, Verdict(row.verdict), row.member)
