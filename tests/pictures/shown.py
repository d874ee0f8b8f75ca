"""What of the example year the pictures show: its community centre, its last finished week and its fullest year."""

from datetime import date, timedelta

from analysis.example.provider import COMMUNITY_CENTRE
from feedback_store.engine import today_in_sofia

KEY = COMMUNITY_CENTRE.key
UNTIL = today_in_sofia() - timedelta(days=1)


def last_finished_week(until: date = UNTIL) -> str:
    """Return the last ISO week that was over on the day after."""
    year, week, _ = (until - timedelta(days=until.isoweekday() % 7)).isocalendar()
    return f"{year}-W{week:02}"


def fullest_year(until: date = UNTIL) -> int:
    """Return the calendar year in which at least half of the example year lies."""
    return (until - timedelta(days=182)).year
