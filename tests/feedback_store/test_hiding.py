"""Hiding a voice: its words are gone at once, its figures at a next opening, and no total moves by a few."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from feedback_store.backups import tombstones
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import sweep
from feedback_store.schema import answers, hidden_voices, tallies, voices, waiting_tallies, words
from feedback_store.sums import FIGURES, settle
from feedback_store.tallies import read_tallies, roll_up
from feedback_store.voices import hide_voice
from feedback_store.words import read_words
from tests.builders import Day, a_note, a_service, taps

FACES = ("happy", "calm", "sad", "scared", "angry", "dont_know")


def counted(store: Store, service: str, option: str = "@voice") -> int:
    rows = [row for year in (2026, 2027) for row in read_tallies(store, service, year=year)]
    return sum(row.count for row in rows if row.option == option)


def opened(store: Store, service: str, day: Day, *faces: str) -> None:
    """Drop taps, open the box on the first day on which it may be, and go on to the next day."""
    taps(store, service, *faces)
    while open_box(store, service) is not Outcome.OPENED:
        day.today += timedelta(days=1)
    day.today += timedelta(days=1)


def voice_with(store: Store, face: str) -> str:
    with store.reading() as connection:
        found: str | None = connection.scalar(select(answers.c.voice).where(answers.c.option == face).limit(1))
    assert found
    return found


def voices_left(store: Store, service: str) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(voices).filter_by(service=service)) or 0


def test_hidden_words_are_gone_at_once_and_from_the_files_too(store: Store, day: Day) -> None:
    service = a_service(store).key
    for number in range(5):
        accept(store, a_note(service, f"Бележка {number}"))
    open_box(store, service)
    with store.reading() as connection:
        voice, sealed = connection.execute(select(words.c.voice, words.c.sealed)).first() or ("", b"")
    files = list(store.settings.home.glob("glasche.sqlite*"))
    assert any(sealed in path.read_bytes() for path in files)
    hide_voice(store, service, voice)
    assert read_words(store, service, voice) == {}
    assert not any(sealed in path.read_bytes() for path in files)


def test_the_figures_are_corrected_when_a_later_box_moves_them_enough(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, *["happy"] * 5, "scared")
    for _ in range(2):
        hide_voice(any_store, service, voice_with(any_store, "scared"))
    assert (counted(any_store, service), counted(any_store, service, "scared")) == (6, 1)
    opened(any_store, service, day, *["happy"] * 5)  # 5 more and one less would move the total by 4
    assert (counted(any_store, service), counted(any_store, service, "scared")) == (6, 1)
    opened(any_store, service, day, "sad")
    assert (counted(any_store, service), counted(any_store, service, "scared")) == (11, 0)
    assert voices_left(any_store, service) == 11
    opened(any_store, service, day, *["happy"] * 5)
    assert counted(any_store, service) == 16


def test_a_note_leaves_the_figures_as_a_tap_does(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    for number in range(6):
        accept(any_store, a_note(service, f"Бележка {number}"))
    opened(any_store, service, day)
    hide_voice(any_store, service, voice_with(any_store, "@answered"))
    opened(any_store, service, day, *["happy"] * 6)
    notes = [row for row in read_tallies(any_store, service, year=2026) if row.instrument == "happiness_jar"]
    assert {(row.step, row.count) for row in notes} == {("@voice", 5), ("@language", 5), ("note", 5)}


def test_a_voice_that_still_waits_never_enters_the_figures(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, "happy", "scared")
    hide_voice(any_store, service, voice_with(any_store, "scared"))
    opened(any_store, service, day, *["happy"] * 2)
    with any_store.reading() as connection:
        waiting = connection.execute(select(waiting_tallies).where(waiting_tallies.c.option == "scared")).all()
    assert waiting == [] and voices_left(any_store, service) == 3
    opened(any_store, service, day, *["happy"] * 2)
    assert (counted(any_store, service), counted(any_store, service, "scared")) == (5, 0)


@pytest.mark.parametrize("users", [5, 40])
def test_a_voice_is_found_in_the_month_when_its_day_or_week_was_laid_into_it(
    any_store: Store, day: Day, users: int
) -> None:
    service = a_service(any_store, users=users).key
    opened(any_store, service, day, *["happy"] * 5, "scared")
    day.today = date(2027, 7, 7)
    sweep(any_store)
    hide_voice(any_store, service, voice_with(any_store, "scared"))
    opened(any_store, service, day, *["happy"] * 6)
    periods = {row.period: row.count for row in read_tallies(any_store, service, year=2026) if row.option == "@voice"}
    assert periods == {"2026-11": 5}
    assert counted(any_store, service, "scared") == 0


def test_a_hidden_voice_that_no_figure_counts_any_more_is_simply_deleted(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    opened(any_store, service, day, *["happy"] * 5, "scared")
    hide_voice(any_store, service, voice_with(any_store, "scared"))
    with any_store.writing() as connection:
        connection.execute(update(tallies).where(tallies.c.option == "scared").values(count=0))
        settle(connection, FIGURES, service)
    opened(any_store, service, day, *["happy"] * 5)
    assert (counted(any_store, service), voices_left(any_store, service)) == (11, 10)


def test_hiding_a_voice_that_is_not_there_changes_nothing(any_store: Store, day: Day) -> None:
    service, other = a_service(any_store).key, a_service(any_store).key
    opened(any_store, service, day, *["happy"] * 5, "scared")
    hide_voice(any_store, other, voice_with(any_store, "scared"))
    hide_voice(any_store, service, "0" * 32)
    with any_store.reading() as connection:
        assert connection.execute(select(hidden_voices)).all() == []


def test_a_tombstone_is_written_before_the_database_is_changed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    open_box(store, service)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("feedback_store.voices.add_missing", stop)
    with pytest.raises(KeyboardInterrupt):
        hide_voice(store, service, voice_with(store, "happy"))
    assert len(tombstones.read(store.settings.home / tombstones.NAME).lines) == 1


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_whatever_is_hidden_when_totals_move_by_enough_and_end_at_what_is_left(
    store: Store, day: Day, monkeypatch: pytest.MonkeyPatch, chance: random.Random
) -> None:
    monkeypatch.setattr("feedback_store.opening.tidy", lambda _: None)  # a property of counts; files are tested above
    monkeypatch.setattr("feedback_store.voices.tidy", lambda _: None)
    service = a_service(store, users=chance.choice([5, 40])).key
    totals, day.today = [0], date(2026, 1, 8)
    for faces in [*([FACES[: chance.randint(1, 6)] for _ in range(chance.randint(2, 5))]), FACES * 4]:
        opened(store, service, day, *faces)
        totals.append(counted(store, service))
        ids = visible(store, service)
        for voice in chance.sample(ids, min(chance.choice([0, 0, 1, 4]), len(ids) - 1)):
            hide_voice(store, service, voice)
        day.today += timedelta(days=chance.choice([0, 3, 60]))
        if chance.random() < 0.3:
            sweep_figures(store)
    opened(store, service, day, *FACES * 6)
    totals.append(counted(store, service))
    assert all(one == other or abs(one - other) >= 5 for one, other in pairwise(totals))
    assert totals[-1] == voices_left(store, service) == len(visible(store, service))
    assert {face: counted(store, service, face) for face in FACES} == faces_left(store, service)


def visible(store: Store, service: str) -> list[str]:
    hidden = select(hidden_voices.c.voice).filter_by(service=service)
    with store.reading() as connection:
        query = select(voices.c.id).where(voices.c.service == service, voices.c.id.not_in(hidden))
        return sorted(connection.scalars(query))


def faces_left(store: Store, service: str) -> dict[str, int]:
    with store.reading() as connection:
        found = list(connection.scalars(select(answers.c.option).filter_by(service=service)))
    return {face: found.count(face) for face in FACES}


def sweep_figures(store: Store) -> None:
    with store.writing() as connection:
        roll_up(connection, store.today())
