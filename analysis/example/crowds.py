"""What a made-up provider is made of: services, the crowds that speak there, and the chapters of their year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from config.vocabulary import AgeBand, Channel, Speaker, Support

Moods = Mapping[str, int]
"""How likely each face is (weights)."""

DayOfYear = tuple[int, int]
"""Month and day."""

EVERY_DAY = tuple(range(7))
ALONE: Mapping[Support, int] = {Support.ALONE: 1}
DAYS_OF_YEAR = 366


@dataclass(frozen=True)
class Chapter:
    """A time of the year in which a crowd is not as usual; without an end it lasts for the rest of the year.

    `busy` is how many speak in it (1: as usual), `moods` and `notes` are what they say instead.
    """

    begins: DayOfYear
    ends: DayOfYear | None = None
    busy: float = 1.0
    moods: Moods | None = None
    notes: str | None = None

    def holds(self, day: date, first: date) -> bool:
        """Return whether a day of the year that begins on `first` lies in the chapter."""
        if self.ends is None:
            return day >= next_time(self.begins, first)
        today = (day.month, day.day)
        if self.begins < self.ends:
            return self.begins <= today < self.ends
        return today >= self.begins or today < self.ends


@dataclass(frozen=True)
class Crowd:
    """Those who speak in a like way, and about how many voices they give in a usual week.

    `weekdays` are those on which they come, 0 is Monday; `growth` is how many speak at the end of the year for one
    at its beginning; `notes` names tables of words.toml.
    """

    voices_a_week: float
    channel: Channel
    speaker: Speaker
    ages: tuple[AgeBand, ...]
    moods: Moods
    notes: str
    weekdays: tuple[int, ...] = EVERY_DAY
    supports: Mapping[Support, int] = field(default_factory=lambda: ALONE)
    chapters: tuple[Chapter, ...] = ()
    growth: float = 1.0

    def chapters_on(self, day: date, first: date) -> tuple[Chapter, ...]:
        """Return the chapters that hold a day of the year that begins on `first`."""
        return tuple(chapter for chapter in self.chapters if chapter.holds(day, first))

    def expected(self, day: date, first: date) -> float:
        """Return about how many voices they give on a day (count)."""
        if day.weekday() not in self.weekdays:
            return 0.0
        expected = self.voices_a_week / len(self.weekdays)
        for chapter in self.chapters_on(day, first):
            expected *= chapter.busy
        return expected * (1 + (self.growth - 1) * (day - first).days / DAYS_OF_YEAR)


@dataclass(frozen=True)
class ExampleService:
    """A social service that does not exist."""

    key: str
    name: str
    users: int
    crowds: tuple[Crowd, ...]


def next_time(wanted: DayOfYear, since: date) -> date:
    """Return the first day with this month and day, from a day on."""
    month, day = wanted
    this_year = date(since.year, month, day)
    return this_year if this_year >= since else date(since.year + 1, month, day)


def first_day(until: date) -> date:
    """Return the first of the twelve months that end with a day."""
    after = until + timedelta(days=1)
    return after.replace(year=after.year - 1) if (after.month, after.day) != (2, 29) else date(until.year - 1, 3, 1)
