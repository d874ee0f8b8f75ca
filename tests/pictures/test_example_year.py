"""The made-up year gives the pages something to show, and is the same at each run."""

import random
from datetime import date

from config.settings import Settings
from config.vocabulary import AgeBand, Channel, Speaker
from feedback_store.engine import open_store
from feedback_store.tallies import read_tallies
from tests.pictures.example_year import KEY, SEED, YEAR, fill_year, voices_of_week

THIRD_FRIDAY = date(YEAR, 1, 23)


def test_the_box_opens_every_week_until_the_last_day(settings: Settings) -> None:
    assert list(fill_year(settings, date(YEAR, 1, 25))) == [date(YEAR, 1, 9), date(YEAR, 1, 16), THIRD_FRIDAY]
    store = open_store(settings)
    tallies = read_tallies(store, KEY, year=YEAR)
    store.close()
    assert {tally.period for tally in tallies} == {f"{YEAR}-01-{day:02}" for day in (9, 16, 23)}
    assert {tally.channel for tally in tallies} >= {Channel.KIOSK, Channel.TELEGRAM}


def test_the_same_voices_come_at_each_run() -> None:
    first, second = (list(voices_of_week(THIRD_FRIDAY, random.Random(SEED))) for _ in range(2))
    assert first == second
    assert {voice.speaker for voice in first} >= {Speaker.CHILD, Speaker.YOUNG_PERSON, Speaker.PARENT}
    assert {voice.age_band for voice in first} >= {AgeBand.FROM_4_TO_7, AgeBand.FROM_8_TO_11}
