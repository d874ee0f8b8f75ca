"""What a figure over time says, computed from what is shown; that nothing changed clearly is a message too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from analysis.figures.comparisons import Change, compare
from analysis.figures.control_charts import FEWEST_POINTS, ControlChart, Rule, control_chart
from analysis.figures.series import Point, Unit
from analysis.figures.shares import share_of
from analysis.figures.suppression import INTERVAL_FROM
from analysis.figures.usual import Chosen
from config.texts import Speech, locale_of
from feedback_store.periods import day_that_decides
from kiosk.language import reader_speech
from kiosk.staff.dates import days_in_words, month_in_words, quarters_in_words

NONE, ALL = 0.5, 99.5
"""Under and over these a share in per cent is told as hardly any and almost all."""


@dataclass(frozen=True)
class Told:
    """A point of a series with its value in per cent: of a range its middle."""

    period: str
    chosen: Chosen

    @property
    def value(self) -> float:
        """What the limits are drawn from."""
        return self.chosen.middle * 100


def chart_of(told: Sequence[Told]) -> ControlChart | None:
    """Return the control chart of shares in per cent; None where they are too few for limits."""
    if len(told) < FEWEST_POINTS:
        return None
    spans = [(one.chosen.low / one.chosen.base * 100, one.chosen.high / one.chosen.base * 100) for one in told]
    return control_chart([one.value for one in told], spans=spans, least=0, most=100)


def share_message(speech: Speech, told: Sequence[Told], chart: ControlChart | None, answer: str) -> str:
    """Return the one message of a series of shares."""
    if not told:
        return speech.say("Too few voices to show a figure.")
    if chart is None:
        return _compared(speech, told, answer)
    place = max((place for place, rules in enumerate(chart.rules) if rules), default=None)
    if place is None:
        return _unchanged(speech, round(chart.mean), chart.mean, answer)
    is_more, period = chart.values[place] > chart.mean, period_words(told[place].period, speech.language)
    if place == len(told) - 1 and chart.rules[place] & {Rule.ONE_SIDE, Rule.TREND}:
        if Rule.ONE_SIDE not in chart.rules[place]:
            is_more = chart.values[place] > chart.values[place - 1]
        if is_more:
            return speech.say("Lately more voices than usual say “{answer}”", answer=answer)
        return speech.say("Lately fewer voices than usual say “{answer}”", answer=answer)
    if is_more:
        return speech.say("More voices than usual said “{answer}”: {period}", answer=answer, period=period)
    return speech.say("Fewer voices than usual said “{answer}”: {period}", answer=answer, period=period)


def _unchanged(speech: Speech, usual: int, exact: float, answer: str) -> str:
    if exact < NONE:
        return speech.say("No clear change: hardly any voice says “{answer}”", answer=answer)
    if exact > ALL:
        return speech.say("No clear change: almost all voices say “{answer}”", answer=answer)
    return speech.count(
        "No clear change: usually about {n} of 100 voices says “{answer}”",
        "No clear change: usually about {n} of 100 voices say “{answer}”",
        usual,
        answer=answer,
    )


def _compared(speech: Speech, told: Sequence[Told], answer: str) -> str:
    if len(told) == 1:
        return speech.say("One figure so far: there is nothing to compare it with")
    change, _ = compare(told[-1].chosen, told[-2].chosen)
    if change is Change.MORE:
        return speech.say("More voices than in the period before say “{answer}”", answer=answer)
    if change is Change.FEWER:
        return speech.say("Fewer voices than in the period before say “{answer}”", answer=answer)
    if change is Change.UNKNOWN:
        return speech.say("Too few voices to see a change")
    return speech.say("No clear change since the period before")


def share_words(speech: Speech, chosen: Chosen) -> str:
    """Return a share in whole per cent, with its interval where there are enough voices."""
    low, high = bounds_of(chosen)
    if chosen.low != chosen.high:
        return speech.say("between {low} and {high} of 100", low=low, high=high)
    share = round(chosen.low / chosen.base * 100)
    if chosen.base < INTERVAL_FROM:
        return speech.say("{share} of 100", share=share)
    return speech.say("{share} of 100, give or take: {low} to {high}", share=share, low=low, high=high)


def bounds_of(chosen: Chosen) -> tuple[int, int]:
    """Return in whole per cent the range of a share, or the interval of an exact one."""
    if chosen.low != chosen.high or chosen.base < INTERVAL_FROM:
        return round(chosen.low / chosen.base * 100), round(chosen.high / chosen.base * 100)
    share = share_of(chosen.low, chosen.base, smallest_group=1)
    return round(share.low * 100), round(share.high * 100)


def count_words(speech: Speech, chosen: Chosen) -> str:
    """Return how many chose an answer, or between which numbers."""
    if chosen.low == chosen.high:
        return str(chosen.low)
    return speech.say("{low} to {high}", low=chosen.low, high=chosen.high)


def rule_words(speech: Speech) -> Mapping[Rule, str]:
    """Return why a point is hardly chance."""
    return {
        Rule.BEYOND_LIMIT: speech.say("beyond the limits"),
        Rule.NEAR_LIMIT: speech.say("two of three near a limit"),
        Rule.ONE_SIDE: speech.say("seven in a row on one side"),
        Rule.TREND: speech.say("seven in a row up or down"),
    }


def limit_names() -> tuple[str, str, str]:
    """Return what stands beside the lines of a control chart."""
    say = reader_speech().say
    return say("usual"), say("lower limit"), say("upper limit")


def gap_words(speech: Speech, point: Point, unit: Unit, *, has_figure: bool) -> str:
    """Return why a period has no figure, or what is missing in it; nothing where nothing is."""
    if not point.has_hidden:
        return "" if point.voices else speech.say("no voices")
    if has_figure and unit is Unit.MONTH:
        return speech.say("without weeks that are too small")
    return speech.say("too few to show")


def period_words(period: str, language: str) -> str:
    """Return the name of a week, a month, quarters or a year."""
    if "W" in period:
        monday = monday_of(period)
        return days_in_words(monday, monday + timedelta(days=6), language)
    if "Q" in period:
        year, *quarters = period.split("-")
        return quarters_in_words(f"{year}-{quarters[0]}", f"{year}-{quarters[-1]}")
    return month_in_words(period, language) if "-" in period else year_words(period, language)


def year_words(year: str, language: str) -> str:
    """Return a year as it is said."""
    return format_date(date(int(year), 1, 1), "y 'г'." if language == "bg" else "y", locale=locale_of(language))


def short_period(period: str, language: str) -> str:
    """Return a label for an axis: the Monday of a week, a month, quarters in months, or a year."""
    locale = locale_of(language)
    if "W" in period:
        return format_date(monday_of(period), "d.MM" if language == "bg" else "d MMM", locale=locale)
    if "Q" in period:
        year, *quarters = period.split("-Q")
        return f"{'–'.join(roman(int(one)) for one in quarters)} {year}"
    return format_date(date.fromisoformat(f"{period}-01"), "LLL yy", locale=locale) if "-" in period else period


def roman(number: int) -> str:
    """Return the number of a quarter as it is written."""
    return ("I", "II", "III", "IV")[number - 1]


def monday_of(week: str) -> date:
    """Return the first day of an ISO week such as 2026-W47."""
    return day_that_decides(week) - timedelta(days=3)
