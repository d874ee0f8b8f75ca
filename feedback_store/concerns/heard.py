"""What was told at the door that a child may be in danger: a sealed copy, which does not wait in the box."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, true

from config.reading import Concern, ConcernCategory
from config.settings import ZONE
from feedback_store.engine import Store
from feedback_store.errors import DatabaseUnreachableError, StoreBusyError, StoreFailedError
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.periods import month_of
from feedback_store.schema import concerns
from feedback_store.social_services import find_service
from feedback_store.upsert import add_missing

if TYPE_CHECKING:
    from feedback_store.intake import Submission

MARK = "concern"
"""Purpose of the keyed hashes by which a repeat is known; from them nobody finds the voice."""


@dataclass(frozen=True)
class Heard:
    """What was heard, with all of the text.

    Attributes:
        heard_at: day, hour and minute, in Bulgaria: "2026-11-22 14:05".
    """

    heard_at: str
    instrument: str
    step: str
    channel: str
    speaker: str
    age_band: str
    text: str
    concern: Concern


@dataclass(frozen=True)
class HeardConcern:
    """A concern as it is kept: what was heard (`Heard`), where, and the mark by which it is known.

    The mark leads to no voice.
    """

    service: str
    mark: bytes
    heard_at: str
    instrument: str
    step: str
    channel: str
    speaker: str
    age_band: str
    text: str
    concern: Concern


def note_concerns(store: Store, submissions: "Iterable[Submission]") -> None:
    """Read what is written in submissions and keep a copy of each text that may disclose danger, durably.

    It comes before the box: a child that was thanked was heard. A repeat is kept once.

    Raises:
        StoreBusyError, StoreFailedError: nothing was written; the submissions are not to be taken either.
    """
    rows = [row for submission in submissions for row in _rows(store, submission)]
    if rows:
        with store.writing() as connection:
            add_missing(connection, concerns, rows)


def note_told(
    store: Store, service: str, about: Mapping[str, str], text: str, concern: Concern, *, known_by: str
) -> None:
    """Keep a copy of a text that a person takes for a concern, as the door keeps what it hears; twice is harmless.

    Args:
        about: instrument, step, channel, speaker and age_band of the voice.
        known_by: what a repeat is known by; only a keyed hash of it is kept.

    Raises:
        StoreBusyError, StoreFailedError: nothing was written.
    """
    heard = Heard(now_of(store), **about, text=text, concern=concern)
    row = row_of(store, service, store.keys.mark(MARK, known_by), heard)
    with store.writing() as connection:
        add_missing(connection, concerns, [row])


def sounds_like_danger(store: Store, service: str | None, text: str) -> bool:
    """Return whether what somebody wrote may disclose danger, for channels that answer it at once; nothing is kept.

    Args:
        store: the store.
        service: where it was written; None where that is not known yet.
        text: what was written.
    """
    try:
        return read_for_danger(store, service, text) is not None
    except (DatabaseUnreachableError, StoreBusyError, StoreFailedError):  # the way to help is shown all the same
        return store.reader(text).concern is not None


def read_concerns(store: Store, service: str) -> tuple[HeardConcern, ...]:
    """Return the concerns of a service, gravest first, then in the order in which they were heard.

    One that is damaged is passed over, so that it keeps no other child unheard (`unreadable_concerns`).
    """
    return read_those(store, concerns.c.service == service)


def read_those(store: Store, condition: ColumnElement[bool]) -> tuple[HeardConcern, ...]:
    """Return the concerns that meet a condition, of whatever service, as `read_concerns` does; only they are opened."""
    with store.reading() as connection:
        found = connection.execute(select(concerns).where(condition)).all()
    heard = [
        _heard(row.service, mark, content)
        for row, mark, content in ((row, bytes(row.mark), _content_of(store, row)) for row in found)
        if content is not None
    ]
    return tuple(sorted(heard, key=lambda one: (-one.concern.severity, one.heard_at)))


def count_concerns(store: Store) -> int:
    """Return how many concerns are kept."""
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(concerns)) or 0


def unreadable_concerns(store: Store) -> int:
    """Return how many concerns are kept and cannot be read, so that nobody is told of them."""
    return count_concerns(store) - len(read_those(store, true()))


def forget_concerns(connection: Connection, keys: Iterable[str]) -> None:
    """Delete the concerns of months that are over: those whose key is none of these."""
    connection.execute(delete(concerns).where(concerns.c.key.not_in(tuple(keys))))


def row_of(store: Store, service: str, mark: bytes, heard: Heard) -> dict[str, object]:
    """Return the row of a concern, sealed."""
    key = store.keys.current(month_of(store.today().isoformat()))
    sealed = seal(key, json.dumps(asdict(heard), ensure_ascii=False).encode(), *_place(service, mark))
    return {"service": service, "mark": mark, "key": key.id, "sealed": sealed}


def read_for_danger(store: Store, service: str | None, text: str) -> Concern | None:
    """Return what in a text tells of danger, None where nothing does; the name of the service is no name in it."""
    names = frozenset() if service is None else frozenset({find_service(store, service).name})
    return store.reader(text, keep=names).concern


def now_of(store: Store) -> str:
    """Return day, hour and minute, in Bulgaria."""
    return f"{store.today().isoformat()} {datetime.now(ZONE):%H:%M}"


def _rows(store: Store, submission: "Submission") -> Iterator[dict[str, object]]:
    for answer in submission.answers:
        concern = read_for_danger(store, submission.service, answer.words) if answer.words is not None else None
        if concern is not None and answer.words is not None:
            asked = (submission.instrument, answer.step, submission.channel, submission.speaker, submission.age_band)
            mark = store.keys.mark(MARK, f"{submission.client_id} {answer.step} {answer.words}")
            yield row_of(store, submission.service, mark, Heard(now_of(store), *asked, answer.words, concern))


def _content_of(store: Store, row: Row[Any]) -> bytes | None:
    return unseal_if_whole(store.keys, row.key, bytes(row.sealed), *_place(row.service, bytes(row.mark)))


def _heard(service: str, mark: bytes, content: bytes) -> HeardConcern:
    parts = json.loads(content)
    found = parts.pop("concern")
    category, evidence = ConcernCategory(found.pop("category")), tuple(found.pop("evidence"))
    return HeardConcern(service, mark, **parts, concern=Concern(category=category, evidence=evidence, **found))


def _place(service: str, mark: bytes) -> tuple[str, str, str]:
    return service, MARK, mark.hex()
