"""Voice messages kept until their words are written down: each sealed with a key of its own, destroyed with it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, true

from config.errors import GlascheError
from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Play, Speaker, Support
from feedback_store.concerns.recipients import is_received
from feedback_store.concerns.telling import note_sent
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import (
    DatabaseUnreachableError,
    OtherContentError,
    RecordingsFullError,
    StoreBusyError,
    StoreFailedError,
    UnknownRecordingError,
    UnreceivedWordsError,
)
from feedback_store.intake import Submission, accept, check
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.recordings.sound import plain_sound
from feedback_store.recordings.table import recordings
from feedback_store.upsert import add_missing

KEPT_DAYS = 14
"""A voice message that nobody has written down by then is destroyed."""
MOST_WAITING = 50
"""In one service; more nobody would hear in time."""
MARK = "recording"
"""Purpose of the keyed hash that is a voice message's id, and first word of the purposes of the keys."""
UNHEARD = "…"
"""Stands for the words while the rest of what was said is checked."""
LASTING = (DatabaseUnreachableError, StoreBusyError, StoreFailedError)


@dataclass(frozen=True)
class Recording:
    """A voice message that waits, with all that was answered before it.

    Attributes:
        step: the step whose words it holds.
    """

    id: str
    kept_on: date
    step: str
    submission: Submission = field(repr=False)
    sound: bytes = field(repr=False)
    key: str = field(repr=False)


def keep_recording(store: Store, submission: Submission, step: str, sent: bytes) -> None:
    """Keep a voice message as the answer to a step of words, durably; the same submission twice is kept once.

    Raises:
        SoundRefusedError, SoundTooLongError: what was sent is no voice message that can be kept.
        UnreceivedWordsError: nobody receives words in the service any more.
        RecordingsFullError: too many wait there.
        and what `accept` raises.
    """
    sound = plain_sound(sent)
    check(store, _with_words(submission, step, UNHEARD))
    service, name = submission.service, store.keys.mark(MARK, submission.client_id).hex()[:32]
    if not is_received(store, service):
        raise UnreceivedWordsError(f"nobody receives words in {service}; name one person in it and one outside")
    if len(_rows(store, recordings.c.service == service)) >= MOST_WAITING:
        raise RecordingsFullError(f"{MOST_WAITING} voice messages wait in {service}; write them down first")
    note_sent(store, [submission])  # what was written beside it does not wait to be heard
    key = store.keys.current(f"{MARK} {name}")
    content = {"step": step, "said": _as_json(submission), "sound": b64encode(sound).decode()}
    sealed = seal(key, json.dumps(content).encode(), MARK, service, name)
    row = {"service": service, "id": name, "kept_on": store.today(), "key": key.id, "sealed": sealed}
    with told_plainly(), store.writing() as connection:
        add_missing(connection, recordings, [row])


def waiting_recordings(store: Store, service: str) -> tuple[Recording, ...]:
    """Return the voice messages of a service that wait, the oldest day first; those whose key is gone are gone."""
    found = (_opened(store, row) for row in _rows(store, recordings.c.service == service))
    return tuple(one for one in found if one is not None)


def find_recording(store: Store, service: str, name: str) -> Recording:
    """Return a voice message that waits; raises UnknownRecordingError where there is none."""
    found = next((one for one in waiting_recordings(store, service) if one.id == name), None)
    if found is None:
        raise UnknownRecordingError(f"no voice message {name} waits in {service}; list those that do")
    return found


def write_down(store: Store, recording: Recording, words: str) -> None:
    """Hand the words that were heard to the door, as whoever spoke would have written them; then destroy the sound.

    A stop in between is harmless: whoever writes them down again only destroys the sound.

    Raises:
        what `accept` raises; the sound is kept then.
    """
    with suppress(OtherContentError):  # from before a stop: words lie in the box already
        accept(store, _with_words(recording.submission, recording.step, words))
    _destroy(store, [recording])


def put_aside(store: Store, recording: Recording) -> None:
    """Destroy a sound in which nothing can be heard; what was answered beside it goes into the box without it."""
    try:
        accept(store, recording.submission)
    except LASTING:
        raise
    except GlascheError:  # without its words there is nothing left that fits, or words lie in the box already
        pass
    _destroy(store, [recording])


def forget_recordings(store: Store, today: date) -> None:
    """Put aside the voice messages that nobody wrote down in time; forget those whose key is gone."""
    over = today - timedelta(days=KEPT_DAYS)
    for row in _rows(store, true()):
        recording = _opened(store, row)
        if recording is not None and row.kept_on < over:
            put_aside(store, recording)
        elif recording is None and (row.kept_on < over or row.key not in store.keys.ring().keys):
            _delete(store, row.service, row.id)


def days_waiting(store: Store, service: str) -> tuple[int, ...]:
    """Return for each voice message of a service how many days it waits."""
    return tuple((store.today() - row.kept_on).days for row in _rows(store, recordings.c.service == service))


def _rows(store: Store, condition: ColumnElement[bool]) -> list[Any]:
    with store.reading() as connection:
        query = select(recordings).where(condition).order_by(recordings.c.kept_on, recordings.c.id)
        return list(connection.execute(query))


def _opened(store: Store, row: Any) -> Recording | None:
    content = unseal_if_whole(store.keys, row.key, bytes(row.sealed), MARK, row.service, row.id)
    if content is None:
        return None
    kept = json.loads(content)
    submission = _from_json(row.service, kept["said"])
    return Recording(row.id, row.kept_on, kept["step"], submission, b64decode(kept["sound"]), row.key)


def _destroy(store: Store, gone: Iterable[Recording]) -> None:
    """Destroy the keys first: from then on nobody hears it, in a backup neither."""
    for one in gone:
        store.keys.destroy(one.key)
        _delete(store, one.submission.service, one.id)


def _delete(store: Store, service: str, name: str) -> None:
    with told_plainly(), store.writing() as connection:
        connection.execute(delete(recordings).filter_by(service=service, id=name))


def _with_words(submission: Submission, step: str, words: str) -> Submission:
    return replace(submission, answers=(*submission.answers, Answer(step, (), words=words)))


def _as_json(submission: Submission) -> dict[str, Any]:
    plain = asdict(replace(submission, receipt=None, telling=None))
    del plain["service"], plain["made_on"], plain["device"], plain["telling"]
    plain["answers"] = [[answer.step, list(answer.chosen), answer.words] for answer in submission.answers]
    return {**plain, "receipt": submission.receipt.hex() if submission.receipt else None}


def _from_json(service: str, kept: dict[str, Any]) -> Submission:
    kinds: dict[str, Any] = {
        "channel": Channel,
        "speaker": Speaker,
        "support": Support,
        "age_band": AgeBand,
        "play": Play,
        "receipt": lambda mark: bytes.fromhex(mark) if mark else None,
        "answers": lambda told: tuple(Answer(step, tuple(chosen), words=words) for step, chosen, words in told),
    }
    return Submission(service=service, **{name: kinds.get(name, lambda one: one)(one) for name, one in kept.items()})
