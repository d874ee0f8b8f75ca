"""The last period told beside the one before it and the same one a year ago, with the interval of the difference."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor

from analysis.figures.comparisons import Change, Difference, compare
from analysis.figures.usual import Chosen
from config.texts import Speech
from kiosk.staff.figures_words import Told, period_words

Compared = tuple[str, str]
"""With which period, and what may be said."""


def comparisons(speech: Speech, periods: Sequence[str], told: Sequence[Told]) -> tuple[Compared, ...]:
    """Return what may be said of the last period told against those that it is compared with.

    Weeks and months of a year ago do not stand apart any more, so only quarters and years are compared with theirs.
    """
    if not told:
        return ()
    last, by_period = told[-1], {one.period: one.chosen for one in told}
    return tuple(
        (period_words(each, speech.language), difference_words(speech, last.chosen, by_period[each]))
        for each in _others(periods, last.period, by_period)
    )


def difference_words(speech: Speech, later: Chosen, earlier: Chosen) -> str:
    """Return a difference in words, never surer than its interval; its ends are rounded outwards."""
    change, difference = compare(later, earlier)
    if change is Change.UNKNOWN:
        return speech.say("too few voices to compare")
    if difference is None:
        return _without_interval(speech)[change]
    low, high = _ends(difference)
    if change is Change.MORE:
        return speech.say("more, by {low} to {high} of 100 voices", low=low, high=high)
    if change is Change.FEWER:
        return speech.say("fewer, by {low} to {high} of 100 voices", low=-high, high=-low)
    return speech.say("no clear change: from {low} fewer to {high} more of 100 voices", low=-low, high=high)


def _others(periods: Sequence[str], last: str, told: Mapping[str, Chosen]) -> Iterator[str]:
    place = periods.index(last)
    before = periods[place - 1] if place else ""
    a_year_ago = f"{int(last[:4]) - 1}{last[4:]}" if "Q" in last else ""
    yield from (each for each in dict.fromkeys((before, a_year_ago)) if each in told)


def _without_interval(speech: Speech) -> Mapping[Change, str]:
    return {
        Change.MORE: speech.say("more"),
        Change.FEWER: speech.say("fewer"),
        Change.NOT_CLEAR: speech.say("no clear change"),
    }


def _ends(difference: Difference) -> tuple[int, int]:
    return floor(difference.low * 100), ceil(difference.high * 100)
