"""Answers beside the mood: whose they are, what is shown of them, and that nothing small can be worked out."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest

from analysis.figures.answers import protect_told, told_in_week, told_steps
from analysis.figures.suppression import NO_ANSWER, protect_many
from config.load import instrument
from config.steps import Kind
from config.vocabulary import Speaker
from feedback_store.tallies import Tally
from tests.analysis.builders import some_answers

PARENTS, BOARD = instrument("for_parents"), instrument("mood_board")
LISTENED, BETTER = PARENTS.step("listened"), PARENTS.step("better")
FEELINGS = BOARD.step("feelings")
LEVELS: dict[str, Any] = {"people_now.l1": 12, "people_now.l5": 14, "people_wished.l5": 30}


def cells_of(tallies: list[Tally], base: int, *, step: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return the range of every shown answer."""
    told = protect_told(tallies, PARENTS.step(step), base)
    return {cell.answers: (cell.low, cell.high) for cell in told.table.cells}


def test_scales_feelings_pictures_and_choices_of_several_have_figures_but_faces_and_words_do_not() -> None:
    assert {step.kind for step in told_steps(PARENTS)} == {Kind.SCALE, Kind.PICTURES, Kind.MANY}
    assert [step.key for step in told_steps(BOARD)] == ["feelings", "pictures"]


def test_a_scale_is_shown_by_its_points_with_those_who_left_it_out() -> None:
    tallies = some_answers("for_parents", 40, "listened", always=20, often=10, sometimes=5, speaker=Speaker.PARENT)
    assert cells_of(tallies, 40, step="listened") == {
        ("always",): (20, 20),
        ("often",): (10, 10),
        ("sometimes",): (5, 5),
        ("never",): (0, 0),
        (NO_ANSWER,): (5, 5),
    }


def test_points_of_a_scale_are_folded_where_one_or_two_chose_one_of_them() -> None:
    tallies = some_answers("for_parents", 21, "listened", always=10, often=2, sometimes=5, never=4)
    assert cells_of(tallies, 21, step="listened") == {
        ("always", "often"): (12, 12),
        ("sometimes", "never"): (9, 9),
        (NO_ANSWER,): (0, 0),
    }


@pytest.mark.parametrize(("chosen", "shown"), [(0, (0, 2)), (1, (0, 2)), (2, (0, 2)), (5, (5, 5)), (21, (19, 21))])
def test_what_nobody_a_few_or_all_ticked_is_a_range(chosen: int, shown: tuple[int, int]) -> None:
    tallies = some_answers("for_parents", 21, "better", talk=chosen, hours=9)
    assert cells_of(tallies, 21, step="better")[("talk",)] == shown


def test_a_question_that_few_answered_is_shown_as_such() -> None:
    tallies = some_answers("mood_board", 60, "feelings", tired=6, lonely=1)
    shown = {cell.answers[0]: cell.low for cell in protect_told(tallies, FEELINGS, 60).table.cells if cell.is_exact}
    assert shown == {"tired": 6}


@pytest.mark.parametrize("base", [7, 8, 9])
def test_no_number_of_a_question_that_may_be_left_out_can_be_worked_out(base: int) -> None:
    sources = defaultdict(list)
    for table in product(range(base + 1), repeat=3):
        sources[protect_many(dict(zip("abc", table, strict=True)), base, may_be_left_out=True)].append(table)
    for published, tables in sources.items():
        for place, cell in enumerate(published.cells):
            of_one = {table[place] for table in tables}
            assert of_one == {cell.low} if cell.is_exact else len(of_one) >= 3
        assert published.cells or base < 8


def test_a_week_shows_the_answers_of_each_group_that_is_large_enough() -> None:
    parents = some_answers("for_parents", 30, "listened", always=30, speaker=Speaker.PARENT)
    few = some_answers("for_parents", 4, "listened", never=4, speaker=Speaker.CHILD)
    found = list(told_in_week([*parents, *few], PARENTS, week="2026-W46", smallest_group=5))
    assert {one.who.value for one in found} == {"family"}
    assert [one.told.step.key for one in found if one.told.table.cells[0].low == 30] == ["listened"]
    assert list(told_in_week(parents, PARENTS, week="2026-W45", smallest_group=5)) == []


def test_no_average_is_made_for_anybody() -> None:
    """What comes out are counts of answers: young children's smileys have no middle."""
    tallies = some_answers("mood_board", 30, "feelings", proud=20, bored=10)
    told = protect_told(tallies, FEELINGS, 30)
    assert all(isinstance(number, int) for cell in told.table.cells for number in (cell.low, cell.high))


def test_each_area_of_a_web_is_a_question_of_its_own_now_and_wished() -> None:
    web = instrument("web")
    asked = told_steps(web)
    assert len(asked) == 10 and {len(step.options) for step in asked} == {6}
    tallies = some_answers("web", 30, "life", **LEVELS)
    shown = {cell.answers: (cell.low, cell.high) for cell in protect_told(tallies, asked[0], 30).table.cells}
    assert shown[("people_now.l1",)] == (12, 12) and shown[("people_now.l5",)] == (14, 14)
    assert not any("wished" in answer for answers in shown for answer in answers)


def test_each_area_of_a_place_is_a_question_answered_by_its_stickers() -> None:
    place = instrument("my_place")
    asked = told_steps(place)
    assert [step.text["bg"] for step in asked[:2]] == ["Където играем", "Където ядем"]
    assert [option.key for option in asked[0].options] == [
        f"play.{key}" for key in ("sun", "sun_cloud", "cloud", "dont_know")
    ]
