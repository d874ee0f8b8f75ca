"""The example year day by day: voices come in by the one door, and in the evening the boxes are opened."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby, islice, pairwise

from analysis.example.crowds import Crowd, ExampleService, first_day
from analysis.example.provider import PROVIDER, VOICES
from analysis.example.voices import one_voice
from config.settings import Settings
from feedback_store.engine import Store, open_store
from feedback_store.example import mark_finished, mark_unfinished
from feedback_store.intake import Submission, accept_all
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import forget_repeats
from feedback_store.social_services import add_service

SEED = 5
SUNDAY = 6
BATCH = 250
"""Voices that are handed in together, so that a large year takes no more memory than a small one (count)."""

LUCK = (0.4, 1.6)
"""How far the number of voices of a day lies from what is usual (factor)."""


@dataclass(frozen=True)
class Visit:
    """How many of a crowd say something on a day (count)."""

    day: date
    service: ExampleService
    crowd: Crowd
    voices: int


class Calendar:
    """The day it is in the example year; stands in for the clock of the store."""

    def __init__(self, today: date) -> None:
        self.today = today

    def __call__(self) -> date:
        """Return the day it is."""
        return self.today


def make_year(settings: Settings, until: date, *, seed: int = SEED, voices: int = VOICES) -> Iterator[int]:
    """Make the example year in a fresh home, and give after each day how many voices it brought (count).

    Args:
        settings: of a home, and where it is set a database, that hold nothing yet.
        until: the last of the twelve months' days, whose boxes are opened too; not later than today.
        seed: the same seed gives the same figures; ids and keys are random all the same.
        voices: how many are given in the year (count).
    """
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same figures
    first = first_day(until)
    calendar = Calendar(first)
    store = open_store(settings, today=calendar, migrate=True)
    try:
        mark_unfinished(store)
        for service in PROVIDER:
            add_service(store, service.key, service.name, service.users)
        evenings = Evenings(store)
        for day, visits in groupby(visits_of_year(first, until, voices, chance), key=lambda visit: visit.day):
            calendar.today = day
            coming = [visit for visit in visits if visit.voices]
            hand_in(store, (voice for visit in coming for voice in said_by(visit, first, chance)))
            evenings.open_boxes({visit.service.key for visit in coming})
            yield sum(visit.voices for visit in coming)
        mark_finished(store)
    finally:
        store.close()


def visits_of_year(first: date, until: date, voices: int, chance: random.Random) -> Iterator[Visit]:
    """Return who comes when, in order; all visits together bring exactly that many voices."""
    days = [first + timedelta(days=number) for number in range((until - first).days + 1)]
    places = [(day, service, crowd) for day in days for service in PROVIDER for crowd in service.crowds]
    sums = list(accumulate(crowd.expected(day, first) * chance.uniform(*LUCK) for day, _, crowd in places))
    ends = [0, *(round(voices * reached / sums[-1]) for reached in sums)]
    for (day, service, crowd), (before, after) in zip(places, pairwise(ends), strict=True):
        yield Visit(day, service, crowd, after - before)


def said_by(visit: Visit, first: date, chance: random.Random) -> Iterator[Submission]:
    """Return what each of a visit says."""
    return (one_voice(visit.service.key, visit.crowd, visit.day, first, chance) for _ in range(visit.voices))


def hand_in(store: Store, voices: Iterator[Submission]) -> None:
    """Drop voices into their boxes, some at a time; raises what the first of them is refused with."""
    while few := list(islice(voices, BATCH)):
        for outcome in accept_all(store, few):
            if isinstance(outcome, Exception):
                raise outcome


class Evenings:
    """The openings; an empty box is left alone, for looking at it each evening would take longer than all the rest."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: set[str] = set()

    def open_boxes(self, filled: set[str]) -> None:
        """Open the boxes that were filled today, or wait with too few voices; on Sundays forget what may be."""
        self._waiting |= filled
        for key in sorted(self._waiting):
            if open_box(self._store, key) is Outcome.OPENED:
                self._waiting.discard(key)
        if self._store.today().weekday() == SUNDAY:
            forget_repeats(self._store)
