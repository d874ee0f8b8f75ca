"""The moving-range chart below a control chart: how much each period differs from the one before it."""

from collections.abc import Mapping, Sequence

from analysis.figures.control_charts import ControlChart
from kiosk.language import reader_language, reader_speech
from kiosk.staff.figures_shown import Chart, ChartPoint, Limits
from kiosk.staff.figures_words import period_words, short_period


def changes_of(periods: Sequence[str], chart: ControlChart | None) -> Mapping[str, int]:
    """Return how far each period lies from the one told before it, in the unit of the axis; none without limits."""
    return {
        period: round(each) for period, each in zip(periods[1:], chart.moving_ranges if chart else (), strict=False)
    }


def beyond_limit(periods: Sequence[str], chart: ControlChart | None) -> frozenset[str]:
    """Return the periods that differ from the one before by more than is usual."""
    found = zip(periods[1:], chart.moving_ranges if chart else (), strict=False)
    return frozenset(period for period, each in found if chart and each > chart.range_limit)


def range_limits(chart: ControlChart) -> Limits:
    """Return the mean moving range and its upper limit; downwards there is none."""
    return Limits(round(chart.mean_range), None, round(chart.range_limit))


def range_chart(periods: Sequence[str], chart: ControlChart | None) -> Chart | None:
    """Return the chart of the moving ranges; None without limits."""
    if chart is None:
        return None
    say, language = reader_speech().say, reader_language()
    changes, beyond = changes_of(periods, chart), beyond_limit(periods, chart)
    title = say("From one period to the next nothing unusual happens")
    if beyond:
        latest = next(period for period in reversed(periods) if period in beyond)
        title = say("An unusually large change: {period}", period=period_words(latest, language))
    points = tuple(
        ChartPoint(short_period(one, language), changes.get(one), is_signal=one in beyond) for one in periods
    )
    names = (say("usual change"), "", say("upper limit"))
    return Chart(title, say("difference from the period before, in voices of 100"), points, range_limits(chart), names)
