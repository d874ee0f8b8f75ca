"""What the page takes for play: the rule of docs/playing.md, and above all what it never takes for it."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.kiosk.child.tablet import SHELF, Tablet

pytestmark = pytest.mark.browser

MARKS = """async (runs) => {
  const { watchRun } = await import("/static/child/play.js");
  return JSON.parse(runs).map((run) => {
    let now = 1000;
    const note = watchRun(() => now);
    return run.map(([pause, answers]) => { now += pause; return note({ instrument: "mood_board", answers }); });
  });
}"""
CLOSED = """async ([hours, closed, today, ...moment]) => {
  const { isClosed } = await import("/static/child/play.js");
  return isClosed(hours, closed, today, new Date(...moment));
}"""
WEDNESDAY = [{"day": 3, "from": "08:00", "to": "17:00"}]
TWO_WEEKS = [{"from": "2026-11-25", "to": "2026-12-02"}]
SLOWEST_QUICK = 4.0
"""So much may pass between two voices of one answer that are not quick (s)."""

Run = list[tuple[float, list[str]]]


def runs(pauses: st.SearchStrategy[float], faces: st.SearchStrategy[str]) -> st.SearchStrategy[list[Run]]:
    """Return runs of voices with one answer, each with the seconds since the one before."""
    voice = st.tuples(pauses, faces.map(lambda face: [face]))
    return st.lists(st.lists(voice, max_size=40), min_size=10, max_size=20)


any_face = st.sampled_from(["happy", "calm", "sad", "angry"])


def marks(page: Page, found: list[Run]) -> list[list[bool]]:
    marked: list[list[bool]] = page.evaluate(MARKS, json.dumps(found))
    return marked


def check(strategy: st.SearchStrategy[list[Run]], page: Page, holds: Any) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def every(found: list[Run]) -> None:
        for run, marked in zip(found, marks(page, found), strict=True):
            assert holds(run, marked), run

    every()


@pytest.fixture
def shelf(tablet: Tablet) -> Page:
    tablet.page.goto(tablet.address)
    return tablet.page


def test_neither_who_takes_its_time_nor_the_first_five_nor_a_hand_that_repeats_itself_is_marked(shelf: Page) -> None:
    check(runs(st.floats(SLOWEST_QUICK, 600), any_face), shelf, lambda _, marked: not any(marked))
    check(runs(st.floats(0, 10), any_face), shelf, lambda _, marked: not any(marked[:5]))
    check(runs(st.floats(0, 2), st.just("sad")), shelf, lambda _, marked: not any(marked[:13]))
    alternating: st.SearchStrategy[list[Run]] = st.just(
        [[(1.0 if n % 2 else 160.0, ["sad" if n % 3 else "calm"]) for n in range(40)]]
    )
    check(alternating, shelf, lambda _, marked: not any(marked))


def test_a_run_of_different_answers_is_marked_from_the_sixth_voice_on_one_of_one_answer_later(shelf: Page) -> None:
    played: Run = [(1.5, ["sad" if n % 2 else "happy"]) for n in range(20)]
    assert marks(shelf, [played]) == [[False] * 5 + [True] * 15]
    assert marks(shelf, [[(1.5, ["sad"])] * 20]) == [[False] * 13 + [True] * 7]


MOMENTS = {
    (2026, 10, 18, 8, 0): False,
    (2026, 10, 18, 16, 59): False,
    (2026, 10, 18, 17, 0): True,
    (2026, 10, 18, 7, 59): True,
    (2026, 10, 19, 12, 0): True,
    (2026, 10, 25, 12, 0): True,
    (2026, 11, 2, 12, 0): True,
    (2026, 11, 9, 12, 0): False,
    (2020, 0, 1, 3, 0): False,
}
"""Whether the service is closed then; JavaScript counts months from 0."""


def test_what_is_out_of_hours_is_closed_unless_there_are_none_or_the_clock_is_wrong(shelf: Page) -> None:
    closed = {moment: shelf.evaluate(CLOSED, [WEDNESDAY, TWO_WEEKS, "2026-11-16", *moment]) for moment in MOMENTS}
    assert closed == MOMENTS
    assert shelf.evaluate(CLOSED, [[], [], "2026-11-16", 2026, 10, 18, 3, 0]) is False


def test_a_run_on_the_page_is_kept_and_says_so_from_the_sixth_voice_on(open_tablet: Tablet) -> None:
    for n in range(7):
        open_tablet.say_mood("sad" if n % 2 else "happy")
        open_tablet.page.get_by_role("button", name="Начало").tap()
        expect(open_tablet.question).to_have_text(SHELF)
    open_tablet.waits_until_sent(7)
    said = [item for items in open_tablet.said() for item in items]
    assert [item.get("play") for item in said] == [None] * 5 + ["suspected"] * 2
