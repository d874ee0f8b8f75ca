"""Words: sealed with the key of their month, bound to their place, and nowhere else in the store."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from analysis.language.reader import lexicon_version, read
from config.answer_check import is_storable
from config.load import instrument
from feedback_store.engine import Store
from feedback_store.errors import DamagedWordsError
from feedback_store.intake import accept
from feedback_store.keys.sealed import PADDED_TO
from feedback_store.opening import Outcome, open_box
from feedback_store.readings import options_of
from feedback_store.schema import answers, tallies, voices, words
from feedback_store.tallies import read_tallies
from feedback_store.words import read_readings, read_words
from tests.builders import Day, a_note, a_service, taps

TEXTS = ["Днес играхме навън.", "Бях тъжна, после не.", "ein „Wort“ & <b>", "🎈🎈", "س"]
ANY_TEXT = st.text(min_size=1, max_size=instrument("happiness_jar").step("note").max_characters).filter(
    lambda text: bool(text.strip()) and is_storable(text)
)


def notes(store: Store, service: str, texts: Sequence[str]) -> list[str]:
    """Drop notes into the box, open it, and return the ids of the new voices."""
    with store.reading() as connection:
        before = set(connection.scalars(select(voices.c.id)))
    for text in texts:
        accept(store, a_note(service, text))
    assert open_box(store, service) is Outcome.OPENED
    with store.reading() as connection:
        return [one for one in connection.scalars(select(voices.c.id)) if one not in before]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ANY_TEXT, min_size=5, max_size=9))
def test_any_text_up_to_the_limit_is_read_as_it_was_written(any_store: Store, day: Day, texts: list[str]) -> None:
    service = a_service(any_store).key
    found = [read_words(any_store, service, one)["note"] for one in notes(any_store, service, texts)]
    assert sorted(found) == sorted(texts)


def test_a_text_is_counted_by_its_themes_and_feelings_and_the_version_of_the_lists(any_store: Store) -> None:
    service = a_service(any_store).key
    texts = ["Обичам супата", "Супата беше студена и гадна", "Има супа", "Играхме на топка", "🎈"]
    notes(any_store, service, texts)
    counted = {row.option: row.count for row in read_tallies(any_store, service, year=2026) if row.step == "note"}
    read_alone = Counter(option for text in texts for option in options_of(read(text)))
    assert counted == {"@answered": 5, **read_alone}
    assert sum(count for option, count in read_alone.items() if option.startswith("@feeling:")) == 5
    assert any(option.startswith("@food:good:") for option in read_alone)
    assert all(option.endswith(f":{lexicon_version()}") for option in read_alone)


def test_what_was_read_lies_beside_the_words_without_what_may_be_a_concern(any_store: Store) -> None:
    service = a_service(any_store).key
    texts = ["Мария Петрова ме учи да плувам", "Тати ме бие с колана", "bie me", "обичам леля Ваня", "🙂"]
    for voice in notes(any_store, service, texts):
        found, reading = read_words(any_store, service, voice)["note"], read_readings(any_store, service, voice)["note"]
        assert reading == replace(read(found, keep=frozenset({"ЦОП „Надежда“"})), concern=None)


def test_words_from_before_there_was_a_reader_have_no_reading(any_store: Store) -> None:
    service = a_service(any_store).key
    voice, *_ = notes(any_store, service, TEXTS)
    with any_store.writing() as connection:
        connection.execute(update(words).where(words.c.voice == voice).values(reading=None))
    assert read_readings(any_store, service, voice) == {} and len(read_words(any_store, service, voice)) == 1


def test_the_database_holds_no_text_and_no_length_of_it(any_store: Store) -> None:
    service = a_service(any_store).key
    notes(any_store, service, [*TEXTS, "ё" * 500])
    with any_store.reading() as connection:
        rows = [tuple(row) for table in (voices, answers, words, tallies) for row in connection.execute(select(table))]
        sealed = [bytes(one) for one in connection.scalars(select(words.c.sealed))]
    assert not any(text in repr(row) or text.encode() in repr(row).encode() for text in TEXTS for row in rows)
    assert {(len(one) - 40) % PADDED_TO for one in sealed} == {0} and len({len(one) for one in sealed}) == 2


def test_all_words_of_a_month_have_one_key_and_a_week_belongs_to_the_month_of_its_thursday(
    any_store: Store, day: Day
) -> None:
    day.today = date(2026, 9, 28)  # a Monday whose Thursday is 1 October
    large, small = a_service(any_store).key, a_service(any_store, users=5).key
    for service in (large, small):
        notes(any_store, service, TEXTS)
    day.today += timedelta(days=2)
    notes(any_store, large, TEXTS)
    assert any_store.keys.months() == ("2026-09", "2026-10")
    with any_store.reading() as connection:
        of_service = {tuple(row) for row in connection.execute(select(words.c.service, words.c.key))}
    assert of_service == {(large, key_of(any_store, "2026-09")), (small, key_of(any_store, "2026-10"))}


def key_of(store: Store, month: str) -> str:
    return next(key.id for key in store.keys.ring().keys.values() if key.purpose == month)


def test_words_whose_key_is_destroyed_are_simply_not_there(any_store: Store) -> None:
    service = a_service(any_store).key
    first, *_ = notes(any_store, service, TEXTS)
    assert read_words(any_store, service, first)
    any_store.keys.destroy_months_before("2026-12")
    assert read_words(any_store, service, first) == {}


def test_words_that_were_moved_to_another_voice_are_not_taken_for_its_own(any_store: Store) -> None:
    service = a_service(any_store).key
    first, second, *_ = notes(any_store, service, TEXTS)
    with any_store.writing() as connection:
        sealed = connection.scalar(select(words.c.sealed).filter_by(voice=first))
        connection.execute(update(words).filter_by(voice=second).values(sealed=sealed))
    assert read_words(any_store, service, first)
    with pytest.raises(DamagedWordsError, match="restore"):
        read_words(any_store, service, second)


@pytest.mark.parametrize("stop_in", ["_read", "_write", "_end", "tidy"])
def test_an_opening_stopped_anywhere_keeps_every_text_once(
    any_store: Store, monkeypatch: pytest.MonkeyPatch, stop_in: str
) -> None:
    service = a_service(any_store).key
    for text in TEXTS:
        accept(any_store, a_note(service, text))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(f"feedback_store.opening.{stop_in}", stop)
        with pytest.raises(KeyboardInterrupt):
            open_box(any_store, service)
    open_box(any_store, service)
    with any_store.reading() as connection:
        ids = list(connection.scalars(select(voices.c.id)))
    assert sorted(read_words(any_store, service, one)["note"] for one in ids) == sorted(TEXTS)


def test_taps_and_notes_come_out_of_one_box_each_with_its_own(any_store: Store) -> None:
    service = a_service(any_store).key
    taps(any_store, service, "happy", "sad")
    ids = notes(any_store, service, TEXTS[:3])
    found = [read_words(any_store, service, one) for one in ids]
    assert sorted(len(one) for one in found) == [0, 0, 1, 1, 1]
