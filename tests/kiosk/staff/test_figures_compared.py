"""What a period is compared with, and that no comparison says more than its interval allows."""

import pytest
from flask import Flask

from analysis.figures.control_charts import control_chart
from analysis.figures.usual import Chosen
from config.texts import speech
from kiosk.staff.figures_compared import comparisons, difference_words
from kiosk.staff.figures_ranges import beyond_limit, changes_of, range_chart
from kiosk.staff.figures_words import Told

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
"""NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: the flow rate of ten batches."""
WEEKS = [f"2026-W{week}" for week in range(10, 20)]


@pytest.mark.parametrize(
    ("later", "earlier", "words"),
    [
        (Chosen(56, 56, 70), Chosen(48, 48, 80), "повече, с между 5 и 34 от 100 гласа"),
        (Chosen(48, 48, 80), Chosen(56, 56, 70), "по-малко, с между 5 и 34 от 100 гласа"),
        (Chosen(0, 0, 20), Chosen(0, 0, 20), "няма ясна промяна: от 17 по-малко до 17 повече на 100 гласа"),
        (Chosen(20, 20, 20), Chosen(20, 20, 20), "няма ясна промяна: от 17 по-малко до 17 повече на 100 гласа"),
        (Chosen(27, 30, 30), Chosen(2, 2, 30), "повече"),
        (Chosen(0, 3, 30), Chosen(28, 28, 30), "по-малко"),
        (Chosen(0, 3, 30), Chosen(4, 4, 30), "няма ясна промяна"),
        (Chosen(9, 9, 19), Chosen(1, 1, 90), "гласовете са твърде малко, за да се сравни"),
    ],
)
def test_a_difference_is_told_with_its_interval(later: Chosen, earlier: Chosen, words: str) -> None:
    """The first pair is Newcombe (1998), table II, contrast (a): 0.0524 to 0.3339 by method 10."""
    assert difference_words(speech("bg"), later, earlier) == words


def told(*periods: str) -> list[Told]:
    return [Told(one, Chosen(20, 20, 40)) for one in periods]


@pytest.mark.parametrize(
    ("periods", "its", "names"),
    [
        (["2026-W10", "2026-W11"], ["2026-W10", "2026-W11"], 1),
        (["2026-W10", "2026-W11", "2026-W12"], ["2026-W10", "2026-W12"], 0),
        (["2024-Q2", "2025-Q1", "2025-Q2"], ["2024-Q2", "2025-Q1", "2025-Q2"], 2),
        (["2024-Q2", "2025-Q1", "2025-Q2"], ["2024-Q2", "2025-Q2"], 1),
        (["2024", "2025"], ["2024", "2025"], 1),
        ([], [], 0),
    ],
)
def test_a_period_is_compared_with_its_neighbour_and_the_year_before(
    app: Flask, periods: list[str], its: list[str], names: int
) -> None:
    with app.test_request_context("/staff/figures"):
        assert len(comparisons(speech("bg"), periods, told(*its))) == names


def test_the_chart_of_ranges_has_the_published_ranges_and_no_lower_limit(app: Flask) -> None:
    chart = control_chart([value * 10 for value in NIST])
    with app.test_request_context("/staff/figures"):
        drawn = range_chart(WEEKS, chart)
    assert drawn and drawn.limits
    assert [point.value for point in drawn.points] == [None, 20, 23, 14, 35, 34, 14, 2, 12, 15]
    assert (drawn.limits.usual, drawn.limits.low, drawn.limits.high) == (19, None, 61)
    assert drawn.title == "От период към период няма необичайна разлика"


def test_a_large_change_is_marked_and_named(app: Flask) -> None:
    chart = control_chart([50, 52, 50, 52, 50, 52, 50, 52, 50, 90])
    assert beyond_limit(WEEKS, chart) == {"2026-W19"} and changes_of(WEEKS, chart)["2026-W19"] == 40
    with app.test_request_context("/staff/figures"):
        drawn = range_chart(WEEKS, chart)
    assert drawn and drawn.points[-1].is_signal
    assert drawn.title == "Необичайно голяма разлика: 4–10 май 2026\u202fг."


def test_without_limits_there_is_no_chart_of_ranges(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        assert range_chart(WEEKS, None) is None
