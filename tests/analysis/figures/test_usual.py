"""A week is called other than usual only where it differs, and clearly so only beyond chance and the usual wavering."""

import pytest

from analysis.figures.suppression import protect_choices
from analysis.figures.usual import Chosen, Usual, against_usual, chosen_in
from config.load import instrument

STEADY = [Chosen(20, 20, 40)] * 6
WAVERING = [Chosen(low, low, 40) for low in (10, 30, 12, 28, 16, 24)]


@pytest.mark.parametrize(
    ("week", "earlier", "said"),
    [
        (Chosen(21, 21, 40), STEADY, Usual.AS_USUAL),
        (Chosen(24, 24, 40), STEADY, Usual.A_LITTLE_BETTER),
        (Chosen(16, 16, 40), STEADY, Usual.A_LITTLE_HARDER),
        (Chosen(35, 35, 40), STEADY, Usual.BETTER),
        (Chosen(4, 4, 40), STEADY, Usual.HARDER),
        (Chosen(30, 30, 40), WAVERING, Usual.A_LITTLE_BETTER),
        (Chosen(9, 9, 10), STEADY, Usual.A_LITTLE_BETTER),  # too few voices to be clear
        (Chosen(18, 22, 40), STEADY, Usual.AS_USUAL),
        (Chosen(10, 30, 40), STEADY, Usual.AS_USUAL),  # a range leaves it open
        (Chosen(35, 35, 40), STEADY[:3], Usual.UNKNOWN),
        (Chosen(5, 5, 5), [Chosen(1, 1, 4)] * 4, Usual.UNKNOWN),
    ],
)
def test_a_week_against_usual(week: Chosen, earlier: list[Chosen], said: Usual) -> None:
    assert against_usual(week, earlier) is said


def test_only_published_counts_are_compared() -> None:
    step = instrument("mood_board", 3).step("mood")
    folds = {option.key: option.fold or option.key for option in step.options}
    table = protect_choices({"happy": 9, "calm": 6, "sad": 1, "scared": 0, "angry": 4}, folds, 20)
    chosen = chosen_in([table], step, "good")
    assert chosen and chosen.low <= 15 <= chosen.high and chosen.base == 20
    few = protect_choices({"happy": 4, "sad": 0}, folds, 4)
    assert not few.cells and chosen_in([table, few], step, "good") is None and chosen_in([], step, "good") is None
