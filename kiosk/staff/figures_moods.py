"""The protected moods that figures over time are laid together from, for the periods that are asked for."""

from analysis.figures.series import MoodsByPeriod, Unit, moods_by_week
from analysis.voice.quarters import moods_by_quarter
from config.instrument import Instrument
from feedback_store.social_services import Service
from feedback_store.tallies import Tally, read_tallies
from kiosk.desk import desk
from kiosk.staff.figures_asked import finished_weeks, past_years, whole_months


def tallies_asked(service: Service, unit: Unit) -> tuple[Tally, ...]:
    """Return the tallies of a service in the years of which periods are asked for."""
    years = past_years(desk().store.today()) if is_past(unit) else _years_of(finished_weeks(desk().store.today()))
    return tuple(tally for year in years for tally in read_tallies(desk().store, service.key, year=year))


def moods_asked(tallies: tuple[Tally, ...], instrument: Instrument, unit: Unit) -> MoodsByPeriod:
    """Return the moods by week for weeks and months of the last two quarters, by quarter for years before them."""
    today, smallest = desk().store.today(), desk().settings.smallest_group
    if is_past(unit):
        found = [moods_by_quarter(tallies, instrument, year, smallest_group=smallest) for year in past_years(today)]
        return {period: its for moods in found for period, its in moods.items()}
    weeks = finished_weeks(today)
    weeks = whole_months(weeks) if unit is Unit.MONTH else weeks
    return moods_by_week(tallies, instrument, weeks, smallest_group=smallest)


def is_past(unit: Unit) -> bool:
    """Return whether such periods are told of past years only."""
    return unit in (Unit.QUARTER, Unit.YEAR)


def _years_of(weeks: tuple[str, ...]) -> list[int]:
    """Return the years in which days of these weeks lie; the first week of a year may begin in the year before."""
    return sorted({int(week[:4]) + step for week in weeks for step in (-1, 0)})
