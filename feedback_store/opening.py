"""The opening of a box: what lay in it becomes voices and tallies in one transaction, then the box is wiped."""

import json
import secrets
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, insert, select, update

from config.reading import Reader
from config.steps import Answer
from config.vocabulary import ADDED_LANGUAGES, LANGUAGE_APART, AgeBand, Play, Support, wide_band
from feedback_store.actions.news import tell_waiting
from feedback_store.actions.told import begin_to_tell
from feedback_store.boxes.box import BoxRow
from feedback_store.clock.calendar import require_trusted_day
from feedback_store.complaints.letters import Letter, keep_letters, letter_in
from feedback_store.drawings.kept import seal_drawings
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import DamagedBoxError
from feedback_store.events.kept import Event, events_of, is_held_back
from feedback_store.events.settling import Settled, ending_events, keep_settled, settle
from feedback_store.keys.box_keys import Epoch
from feedback_store.periods import week_of
from feedback_store.question_sets.asked import ask_waiting, begin_to_ask
from feedback_store.schema import accepted, answers, drawings, opened_boxes, services, voices, words
from feedback_store.social_services import Service, find_service
from feedback_store.soundness import require_epochs
from feedback_store.sums import REPEATS, VOICES, summed
from feedback_store.tallies import ANSWERED, Voice, tally
from feedback_store.tidying import tidy
from feedback_store.topics.shown import begin_to_show, show_waiting
from feedback_store.upsert import add_missing
from feedback_store.voices import count_opened
from feedback_store.words import seal_words

LONGEST_WAIT_DAYS = 7
"""A box with too few voices waits this long (days), then it is opened all the same and dated by the week."""


class Outcome(StrEnum):
    """What came of the wish to open a box."""

    OPENED = "opened"
    WAITS = "waits"
    OPENED_TODAY = "opened_today"
    HELD_BACK = "held_back"


@dataclass(frozen=True)
class _Content:
    """What a box held, unsealed."""

    epoch: Epoch
    rows: tuple[BoxRow, ...]
    voices: tuple[tuple[Voice, str, str], ...]
    letters: tuple[Letter, ...]


def open_box(store: Store, service_key: str) -> Outcome:
    """Open a service's box, if it holds enough voices or has waited for a week, at most once a day.

    A stop at any moment is harmless: the next call goes on where it stopped.

    Raises:
        UnknownServiceError: no service has this key.
        ClockJumpedError: the day is in question; nothing was opened.
        WrongKeysError: a box has lost its keys; it is kept, and the others were opened all the same.
        DamagedBoxError: a row cannot be read; its box is kept as it is.
        NotTidiedError: the voices were written, the file could not be rewritten; the next call does it.
        StoreBusyError, StoreFailedError: nothing was written; call again later.
    """
    with told_plainly():
        service, today = find_service(store, service_key), require_trusted_day(store)
        require_epochs(store)
        with store.cabinet.opening(service.key):
            _finish_stopped(store, service)
            outcome = _open_if_ready(store, find_service(store, service_key), today)
        store.box_keys.require_openable(service.key, store.cabinet.numbers(service.key))
        return outcome


def _open_if_ready(store: Store, service: Service, today: date) -> Outcome:
    if service.last_opened_on == today:
        return Outcome.OPENED_TODAY
    found = store.cabinet.count(service.key)
    is_few = found < store.settings.smallest_group
    if found == 0:
        show_waiting(store, service.key)
        ask_waiting(store, service.key)
        tell_waiting(store, service.key)
    if found == 0 or (is_few and not _is_overdue(service, today)):
        _note_waiting(store, service, today, is_empty=found == 0)
        return Outcome.WAITS
    if is_held_back(events_of(store, service.key), today):
        return Outcome.HELD_BACK
    _open(store, service, today, dated=week_of(today) if service.is_small or is_few else today.isoformat())
    return Outcome.OPENED


def _open(store: Store, service: Service, today: date, *, dated: str) -> None:
    numbers = store.cabinet.set_aside(service.key)
    ending = ending_events(events_of(store, service.key), today)
    contents, settled = _read_all(store, service, numbers, dated, ending, today)
    if 0 < len(settled.others) < store.settings.smallest_group:  # they stand alone beside those of an event
        contents, settled = _read_all(store, service, numbers, week_of(today), ending, today)
    for content in contents:
        store.box_keys.keep_epoch(content.epoch, today)
    _write(store, service, today, numbers, contents, settled)
    _end(store, service, numbers)


def _read_all(
    store: Store, service: Service, numbers: tuple[int, ...], dated: str, ending: Sequence[Event], today: date
) -> tuple[list[_Content], Settled]:
    contents = [_read(store, service, number, dated) for number in numbers]
    found = [voice for content in contents for voice in content.voices]
    return contents, settle(found, ending, today, store.settings.smallest_group)


def _write(
    store: Store,
    service: Service,
    today: date,
    numbers: tuple[int, ...],
    contents: Sequence[_Content],
    settled: Settled,
) -> None:
    others = [voice for voice, _, _ in settled.others]
    ordered = sorted((*settled.at_events, *others), key=lambda voice: voice.id)
    rows_by_table = {
        voices: [_voice_row(voice) for voice in ordered],
        answers: [row for voice in ordered for row in _answer_rows(voice)],
        words: seal_words(store.keys, ordered),
        drawings: seal_drawings(store.keys, ordered),
        opened_boxes: [{"service": service.key, "number": number} for number in numbers],
    }
    touched = {(VOICES, service.key): {voice.dated for voice in ordered}}
    touched |= {(REPEATS, content.epoch.name): {""} for content in contents}
    with store.writing() as connection:
        with summed(connection, touched):
            for table, rows in rows_by_table.items():
                if rows:  # nobody may have written anything
                    connection.execute(insert(table), rows)
            # Two services whose boxes were begun in one week may have had a voice with the same id.
            add_missing(connection, accepted, [row for content in contents for row in _mark_rows(content)])
        keep_letters(connection, store.keys, [letter for content in contents for letter in content.letters])
        keep_settled(connection, service.key, settled)
        count_opened(connection, service.key, tally(settled.others), store.settings.smallest_group)
        begin_to_show(connection, service.key)
        begin_to_ask(connection, service.key)
        begin_to_tell(connection, service.key, today)
        opened = update(services).where(services.c.key == service.key)
        connection.execute(opened.values(last_opened_on=today, waiting_since=None))


def _read(store: Store, service: Service, number: int, dated: str) -> _Content:
    epoch = store.box_keys.seal_of(service.key, number).epoch
    secret = store.box_keys.secret_of(service.key, number)
    rows = store.cabinet.rows(service.key, number)
    lay = [row.unseal(secret) for row in rows]
    said = [_voice(content, service, dated) for content in lay]
    found = ((_as_read(voice, service, store.reader), support, language) for voice, support, language in said)
    letters = (letter_in(content, voice) for content, (voice, _, _) in zip(lay, said, strict=True))
    return _Content(epoch, rows, tuple(found), tuple(letter for letter in letters if letter))


def _as_read(voice: Voice, service: Service, reader: Reader) -> Voice:
    """Return a voice with what the reader finds in its words."""
    keep = frozenset({service.name})
    written = ((answer.step, answer.words) for answer in voice.answers if answer.words is not None)
    return replace(voice, readings=tuple((step, reader(words, keep=keep)) for step, words in written))


def _voice(content: bytes, service: Service, dated: str) -> tuple[Voice, str, str]:
    try:
        said = json.loads(content)
        support, language, age_band = Support(said["support"]), said["language"], AgeBand(said["age_band"])
        voice = Voice(
            service=service.key,
            id=secrets.token_hex(16),
            instrument=said["instrument"],
            version=said["version"],
            channel=said["channel"],
            speaker=said["speaker"],
            support=Support.APART if service.is_small else support,
            age_band=wide_band(age_band) if service.is_small else age_band,
            language=LANGUAGE_APART if service.is_small or language in ADDED_LANGUAGES else language,
            dated=dated,
            play=Play(said.get("play", Play.UNMARKED)),
            event=said.get("event"),
            answers=tuple(_answer(step, given) for step, given in sorted(said["answers"].items())),
        )
    except (ValueError, KeyError, TypeError):
        raise DamagedBoxError(
            "a row of the box does not hold a submission that this program knows; the box is kept as it is: open it "
            "with the program that filled it"
        ) from None
    return voice, support, language


def _answer(step: str, given: str | list[str] | dict[str, str]) -> Answer:
    if isinstance(given, dict):
        return Answer(step, (), drawing=b64decode(given["drawing"], validate=True))
    return Answer(step, (), given) if isinstance(given, str) else Answer(step, tuple(given))


def _finish_stopped(store: Store, service: Service) -> None:
    """End boxes whose voices an opening has written before it was stopped, and begin a box where one has no keys."""
    store.cabinet.sweep(service.key)
    with store.reading() as connection:
        query = select(opened_boxes.c.number).where(opened_boxes.c.service == service.key)
        written = tuple(connection.scalars(query))
    if written:
        _end(store, service, written)
    numbers = store.cabinet.numbers(service.key)
    if numbers and not store.box_keys.can_open(service.key, numbers[-1]):
        store.cabinet.set_aside(service.key)


def _end(store: Store, service: Service, numbers: tuple[int, ...]) -> None:
    """Wipe boxes whose voices are written; only when nothing of them is left it is forgotten that they were opened."""
    for number in numbers:
        store.cabinet.destroy(service.key, number)
    tidy(store)
    with store.writing() as connection:
        connection.execute(delete(opened_boxes).where(opened_boxes.c.service == service.key))


def _is_overdue(service: Service, today: date) -> bool:
    since = service.waiting_since
    return since is not None and (today - since).days >= LONGEST_WAIT_DAYS


def _note_waiting(store: Store, service: Service, today: date, *, is_empty: bool) -> None:
    since = None if is_empty else service.waiting_since or today
    if since != service.waiting_since:
        with store.writing() as connection:
            connection.execute(update(services).where(services.c.key == service.key).values(waiting_since=since))


def _voice_row(voice: Voice) -> dict[str, object]:
    return {column.name: getattr(voice, column.name) for column in voices.columns}


def _answer_rows(voice: Voice) -> list[dict[str, object]]:
    """Return what was chosen, and what words and drawings are counted for, so that a voice can leave the figures."""
    written = [(answer.step, ANSWERED) for answer in voice.answers if not answer.chosen]
    return [
        {"service": voice.service, "voice": voice.id, "step": step, "option": option}
        for step, option in (*written, *voice.options())
    ]


def _mark_rows(content: _Content) -> list[dict[str, object]]:
    return [
        {"epoch": content.epoch.name, "id_mark": row.id_mark, "content_mark": row.content_mark} for row in content.rows
    ]
