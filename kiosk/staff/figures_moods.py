"""The protected moods that figures over time are laid together from, for the periods that are asked for."""

from analysis.figures.series import MoodsByPeriod, Unit, moods_by_week
from analysis.voice.quarters import moods_by_quarter
from config.instrument import Instrument
from feedback_store.social_services import Service
from feedback_store.tallies import Tally, read_tallies
from kiosk.desk import desk
from kiosk.staff.figures_asked import finished_weeks, past_years, whole_months


def moods_asked(service: Service, instrument: Instrument, unit: Unit) -> MoodsByPeriod:
    """Return the moods by week for weeks and months of the last two quarters, by quarter for years before them."""
    today, smallest = desk().store.today(), desk().settings.smallest_group
    if unit in (Unit.QUARTER, Unit.YEAR):
        found = [
            moods_by_quarter(tallies_of(service, year), instrument, year, smallest_group=smallest)
            for year in past_years(today)
        ]
        return {period: its for moods in found for period, its in moods.items()}
    weeks = finished_weeks(today)
    weeks = whole_months(weeks) if unit is Unit.MONTH else weeks
    years = sorted({int(week[:4]) + step for week in weeks for step in (-1, 0)})
    tallies = [tally for year in years for tally in tallies_of(service, year)]
    return moods_by_week(tallies, instrument, weeks, smallest_group=smallest)


def tallies_of(service: Service, year: int) -> tuple[Tally, ...]:
    """Return the tallies of a service in a year."""
    return read_tallies(desk().store, service.key, year=year)
