"""The example year: as many voices as were asked for, the same at each run, and only by the door and by openings."""

import random
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from analysis.example.crowds import first_day
from analysis.example.home import is_finished
from analysis.example.provider import HOME, PROVIDER
from analysis.example.voices import one_voice
from analysis.example.year import visits_of_year
from config.load import offered_instruments
from feedback_store.clock.jobs import daily_jobs, last_success
from feedback_store.example import is_example
from feedback_store.intake import Submission
from feedback_store.social_services import all_services
from feedback_store.tallies import VOICES as WHOLE
from tests.analysis.example.conftest import SEED, UNTIL, VOICES, SmallYear

FIRST = first_day(UNTIL)


def all_said(seed: int, voices: int = VOICES) -> list[Submission]:
    chance = random.Random(seed)
    return [
        one_voice(visit.service.key, visit.crowd, visit.day, FIRST, chance)
        for visit in visits_of_year(FIRST, UNTIL, voices, chance)
        for _ in range(visit.voices)
    ]


@pytest.mark.parametrize("voices", [50, 3_300, 20_011])
def test_the_visits_bring_exactly_as_many_voices_as_were_asked_for(voices: int) -> None:
    visits = list(visits_of_year(FIRST, UNTIL, voices, random.Random(SEED)))
    assert sum(visit.voices for visit in visits) == voices and min(visit.voices for visit in visits) == 0
    assert (visits[0].day, visits[-1].day) == (FIRST, UNTIL)


def test_the_same_seed_gives_the_same_year_and_another_seed_another() -> None:
    assert all_said(SEED) == all_said(SEED)
    assert all_said(SEED) != all_said(SEED + 1)


def test_the_figures_are_those_of_what_was_said(small_year: SmallYear) -> None:
    said = Counter((voice.service, voice.instrument) for voice in all_said(SEED))
    counted: Counter[tuple[str, str]] = Counter()
    for service in PROVIDER:
        for tally in small_year.tallies(service.key):
            if tally.step == WHOLE:
                counted[tally.service, tally.instrument] += tally.count
        waiting = small_year.store.cabinet.count(service.key)
        assert waiting < small_year.settings.smallest_group
    assert not counted - said
    assert sum((said - counted).values()) < 4 * 2 * small_year.settings.smallest_group


def test_it_brings_four_services_and_every_instrument_but_drawings(small_year: SmallYear) -> None:
    assert sum(small_year.brought) == VOICES and len(small_year.brought) == 365
    assert {service.key for service in all_services(small_year.store)} == {service.key for service in PROVIDER}
    used = {tally.instrument for service in PROVIDER for tally in small_year.tallies(service.key)}
    assert used == set(offered_instruments(with_words=True)) - {"draw"}


def test_the_home_of_ten_children_is_dated_by_week(small_year: SmallYear) -> None:
    assert {tally.period[4:6] for tally in small_year.tallies(HOME.key)} == {"-W"}


def test_it_is_marked_and_no_daily_work_stands_in_it(small_year: SmallYear) -> None:
    assert is_example(small_year.store) and is_finished(small_year.settings.home)
    assert not [job.name for job in daily_jobs(small_year.store) if last_success(small_year.store, job.name)]


@cache
def a_loud_year() -> list[Submission]:
    """Return so many voices that those of a few parents in a few weeks are no accident."""
    return all_said(SEED, 10_000)


def mood_of(service: str, glad: set[str], since: date, until: date, *, speaker: str = "child") -> float:
    faces = [
        (voice.answers[0].chosen[0] in glad)
        for voice in a_loud_year()
        if voice.service == service and voice.speaker == speaker and voice.instrument == "mood_board"
        if voice.made_on and since <= voice.made_on < until
    ]
    return sum(faces) / len(faces)


GLAD = {"happy", "calm"}


def test_children_of_the_centre_are_gladder_after_the_middle_of_september() -> None:
    before = mood_of("cop-stalba", GLAD, date(2026, 3, 1), date(2026, 7, 1))
    assert mood_of("cop-stalba", GLAD, date(2026, 9, 15), UNTIL + timedelta(days=1)) > before + 0.05


def test_the_spring_of_the_home_is_sad() -> None:
    winter = mood_of("cnst-oreh", {"sad"}, FIRST, date(2026, 3, 1))
    assert mood_of("cnst-oreh", {"sad"}, date(2026, 3, 1), date(2026, 6, 1)) > winter + 0.15


def test_parents_of_the_day_centre_are_annoyed_while_there_is_no_bus() -> None:
    spring = mood_of("dcdu-hvarchilo", {"angry"}, date(2026, 3, 1), date(2026, 7, 1), speaker="parent")
    winter = mood_of("dcdu-hvarchilo", {"angry"}, date(2026, 1, 12), date(2026, 3, 1), speaker="parent")
    assert winter > spring + 0.15
