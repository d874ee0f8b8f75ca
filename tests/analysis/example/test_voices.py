"""What people of the example year say: it fits every instrument, and the notes are many and all used."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.example.notes import WRITINGS, all_notes
from analysis.example.provider import PROVIDER
from analysis.example.voices import ANSWERS, SMALL, Said, answers_of, one_voice
from config.answer_check import check_answers
from config.instrument import Instrument
from config.load import all_versions, load_instrument, offered_instruments
from config.own_topics import takes_news
from config.steps import Kind

DAY_OUT = load_instrument(Path(__file__).parents[2] / "instruments" / "day_out.toml")
ASKED = [one for one in all_versions() if not takes_news(one)]
"""All but those about news, which an example year has none of."""
FIRST = date(2025, 11, 22)


def named_tables() -> Iterator[str]:
    for crowd in (crowd for service in PROVIDER for crowd in service.crowds):
        yield from (crowd.notes, *(chapter.notes for chapter in crowd.chapters if chapter.notes))


def notes() -> list[str]:
    return [
        note
        for moods in all_notes().values()
        for writings in moods.values()
        for its in writings.values()
        for note in its
    ]


def test_every_kind_of_step_is_answered() -> None:
    assert set(ANSWERS) == set(Kind)


@pytest.mark.parametrize("instrument", [*ASKED, DAY_OUT], ids=lambda one: f"{one.key}.{one.version}")
def test_what_is_answered_fits_the_instrument(instrument: Instrument) -> None:
    chance = random.Random(1)
    for face in ("happy", "angry", "dont_know") * 30:
        check_answers(instrument, answers_of(instrument, Said(face, "a note"), chance))


def test_every_instrument_in_which_nobody_draws_is_used_in_every_service_where_it_fits_somebody() -> None:
    chance = random.Random(1)
    for service in PROVIDER:
        voices = [one_voice(service.key, crowd, FIRST, FIRST, chance) for crowd in service.crowds for _ in range(300)]
        people = [(crowd.speaker, age) for crowd in service.crowds for age in crowd.ages]
        offered = offered_instruments(with_words=True, in_few_ages=service.key in SMALL)
        meant = {key: [one.suits(age) for who, age in people if who in one.speakers] for key, one in offered.items()}
        fitting = {key for key, its in meant.items() if any(its)}
        assert {voice.instrument for voice in voices} == fitting - {"draw"}


def test_the_notes_are_many_and_short_and_none_stands_twice() -> None:
    assert len(notes()) >= 150
    assert len(set(notes())) == len(notes())
    assert max(map(len, notes())) <= 200


def test_every_table_of_notes_is_named_by_a_crowd_and_every_named_one_is_there() -> None:
    assert set(named_tables()) == set(all_notes())


def test_notes_are_written_in_every_language_and_in_latin_letters() -> None:
    used = {writing for moods in all_notes().values() for writings in moods.values() for writing in writings}
    assert used == set(WRITINGS)
    assert all("bg" in writings for moods in all_notes().values() for writings in moods.values())
