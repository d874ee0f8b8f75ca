"""Which figures an address asks for: a fixed list of kinds, periods and filters, and no free range of days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from flask import request

from analysis.figures.groups import Help
from analysis.figures.series import Unit
from feedback_store.periods import day_that_decides, first_day_apart, month_of, week_of

WEEK = timedelta(days=7)
FIRST_YEAR = 2025
"""No voice is older."""
MOST_YEARS = 5


class Kind(StrEnum):
    """What is shown of the figures."""

    MOOD = "mood"
    PARTICIPATION = "participation"
    THEMES = "themes"
    COMPLAINTS = "complaints"


@dataclass(frozen=True)
class Asked:
    """What an address asks for; what is not on the lists is read as the first of its list."""

    kind: Kind
    unit: Unit
    help_given: Help | None

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address that ask for the same."""
        parts = {"of": self.kind.value, "by": self.unit.value}
        return parts | ({"help": self.help_given.value} if self.help_given else {})


def asked_figures() -> Asked:
    """Return what this request asks for."""
    kind, unit, help_given = (request.args.get(name, "") for name in ("of", "by", "help"))
    return Asked(
        Kind(kind) if kind in {one.value for one in Kind} else Kind.MOOD,
        Unit(unit) if unit in {one.value for one in Unit} else Unit.WEEK,
        Help(help_given) if help_given in (Help.ALONE, Help.HELPED) else None,
    )


def finished_weeks(today: date) -> tuple[str, ...]:
    """Return the finished ISO weeks whose figures are kept apart, in order; the week page shows the same ones."""
    first, running = first_day_apart(today), today - timedelta(days=today.weekday())
    return tuple(week_of(first + WEEK * place) for place in range((running - first) // WEEK))


def whole_months(weeks: tuple[str, ...]) -> tuple[str, ...]:
    """Return the weeks of those months of which none is missing at either end."""
    ends = [(week, _beside(week, step)) for week, step in ((weeks[0], -1), (weeks[-1], 1))] if weeks else []
    cut = {month_of(week) for week, beside in ends if month_of(week) == month_of(beside)}
    return tuple(week for week in weeks if month_of(week) not in cut)


def past_years(today: date) -> tuple[int, ...]:
    """Return the years whose weeks are all laid together by month, so that no week of them stands beside a quarter."""
    running = day_that_decides(week_of(first_day_apart(today))).year
    return tuple(range(max(FIRST_YEAR, running - MOST_YEARS), running))


def _beside(week: str, weeks: int) -> str:
    return week_of(day_that_decides(week) + WEEK * weeks)
