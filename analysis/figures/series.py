"""Figures over time. A series is laid together from figures that are published anyway, so it tells nothing more.

Weeks are those of the week page; months are their sums; quarters and years of the past are those of the section.
No raw count is read again for a longer period: the difference of two cuts could tell of a few voices.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.figures.counting import mood_step
from analysis.figures.groups import Help, Who
from analysis.figures.mood import Mood, moods_of_week
from analysis.figures.periods import week_of
from analysis.figures.usual import Chosen, chosen_in
from config.instrument import Instrument
from config.steps import Step
from config.vocabulary import Channel
from feedback_store.periods import month_of
from feedback_store.tallies import Tally

Group = tuple[Channel, Who]
MoodsByPeriod = Mapping[str, Sequence[Mood]]
"""Protected moods by the smallest periods they are published for, in order of time; empty where nobody spoke."""


class Unit(StrEnum):
    """How long the periods of a series are."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series.

    Attributes:
        period: a week 2026-W47, a month 2026-11, quarters 2026-Q1 or 2026-Q1-Q2, or a year 2026.
        voices: how many were shown in it (count); 0 also where none may be shown.
        chosen: how many of the shown voices chose the answer; None where that may not be told.
        has_hidden: something in it was too small to show, or to tell apart.
    """

    period: str
    voices: int
    chosen: Chosen | None
    has_hidden: bool


@dataclass(frozen=True, slots=True)
class Series:
    """What one group told through one channel, period by period."""

    channel: Channel
    who: Who
    points: tuple[Point, ...]

    @property
    def told(self) -> tuple[tuple[Point, Chosen], ...]:
        """The points of which it may be told how many chose the answer."""
        return tuple((point, point.chosen) for point in self.points if point.chosen)


def moods_by_week(
    tallies: Iterable[Tally], instrument: Instrument, weeks: Sequence[str], *, smallest_group: int
) -> MoodsByPeriod:
    """Return the moods of the week page for finished ISO weeks."""
    by_week: dict[str | None, list[Tally]] = {week: [] for week in weeks}
    for tally in tallies:
        if tally.instrument == instrument.key and (week := week_of(tally.period)) in by_week:
            by_week[week].append(tally)
    return {week: moods_of_week(by_week[week], instrument, week=week, smallest_group=smallest_group) for week in weeks}


def series_of(
    moods: MoodsByPeriod, instrument: Instrument, fold: str, unit: Unit, *, help_given: Help | None = None
) -> tuple[Series, ...]:
    """Return a series for each group that was shown in any period, in the order of the vocabulary.

    Args:
        moods: by week for weeks and months, by quarter for quarters and years.
        instrument: what was asked.
        fold: the wider answer that is followed, such as "good".
        unit: how long the periods are.
        help_given: only those who spoke so, where that is told apart; None for all.
    """
    step = mood_step(instrument)
    shown = {(mood.channel, mood.who) for its in moods.values() for mood in its if mood.base.count}
    groups = [(channel, who) for channel in Channel for who in Who if (channel, who) in shown]
    return tuple(Series(*group, _points(moods, group, step, fold, unit, help_given)) for group in groups)


def _points(
    moods: MoodsByPeriod, group: Group, step: Step | None, fold: str, unit: Unit, help_given: Help | None
) -> tuple[Point, ...]:
    laid: dict[str, list[Point]] = {}
    for period, its in moods.items():
        own = [mood for mood in its if (mood.channel, mood.who) == group]
        laid.setdefault(longer_period(period, unit), []).append(_point(period, own, step, fold, help_given))
    return tuple(_together(period, points) for period, points in laid.items())


def _point(period: str, its: Sequence[Mood], step: Step | None, fold: str, help_given: Help | None) -> Point:
    wanted = [mood for mood in its if help_given is None or mood.helps == (help_given,)]
    is_mixed = help_given is not None and any(len(mood.helps) > 1 for mood in its)
    tables = [mood.table for mood in wanted if mood.table is not None]
    chosen = chosen_in(tables, step, fold) if step else None
    has_hidden = is_mixed or any(mood.base.count is None for mood in its) or (bool(tables) and chosen is None)
    return Point(period, sum(mood.base.count or 0 for mood in wanted), chosen, has_hidden)


def _together(period: str, points: Sequence[Point]) -> Point:
    told = [point.chosen for point in points if point.chosen]
    chosen = (
        Chosen(*(sum(part) for part in zip(*((o.low, o.high, o.base) for o in told), strict=True))) if told else None
    )
    return Point(period, sum(point.voices for point in points), chosen, any(point.has_hidden for point in points))


def longer_period(period: str, unit: Unit) -> str:
    """Return the period of a unit in which a published one lies."""
    if unit is Unit.MONTH:
        return month_of(period)
    return period[:4] if unit is Unit.YEAR else period
