"""The rows of a screen and the light that moves over them, by themselves: all is reached, by one switch or two."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.kiosk.child.tablet import Tablet

pytestmark = pytest.mark.browser

REACHED = """async ([lengths, by]) => {
  const light = await import("/static/child/reach/light.js");
  const reach = (row, place) => {
    let now = light.lightOfFirst();
    for (let moves = 0; moves < 200; moves += 1) {
      const isThere = now !== null && now.row === row && (now.place === null || now.place === place);
      if (!isThere) { now = light.lightMoved(now, lengths, light[by]); continue; }
      const pressed = light.lightPressed(now, lengths);
      if (pressed.chosen) return pressed.chosen;
      now = pressed.light;
    }
    return null;
  };
  return lengths.flatMap((length, row) => Array.from({ length }, (_, place) => [[row, place], reach(row, place)]));
}"""

WALK = """async ([lengths, by, moves]) => {
  const light = await import("/static/child/reach/light.js");
  let now = light.lightOfFirst();
  const seen = [];
  for (const move of moves) {
    now = move === "press" ? light.lightPressed(now, lengths).light : light.lightMoved(now, lengths, light[by]);
    seen.push(now && [now.row, now.place]);
  }
  return seen;
}"""


@pytest.fixture
def page_of_modules(tablet: Tablet) -> Page:
    """Return a page that can load the modules one by one."""
    tablet.page.goto(tablet.address)
    return tablet.page


def test_every_thing_is_reached_in_whatever_rows_and_the_light_rests_or_goes_back_in_time(
    page_of_modules: Page,
) -> None:
    for lengths in ([1], [3], [2, 1], [1, 1, 1], [3, 2, 4, 2], [11, 11, 11, 5, 2, 2]):
        for by in ("BY_ITSELF", "BY_SWITCH"):
            found = page_of_modules.evaluate(REACHED, [lengths, by])
            assert [there for wanted, there in found if wanted != there] == [], (lengths, by)

    def walk(by: str, moves: str) -> list[Any]:
        names = {"p": "press", "m": "move"}
        seen: list[Any] = page_of_modules.evaluate(WALK, [[2, 1], by, [names[move] for move in moves]])
        return seen

    assert walk("BY_ITSELF", "mmmmmm") == [[1, None], [0, None], [1, None], [0, None], [1, None], None]
    assert walk("BY_ITSELF", "pmmmm") == [[0, 0], [0, 1], [0, 0], [0, 1], [0, None]]
    assert walk("BY_SWITCH", "pmmm") == [[0, 0], [0, 1], [0, None], [1, None]]
    assert walk("BY_ITSELF", "m" * 6 + "p")[-1] == [0, None]  # a press wakes a light that rests, and chooses nothing


def test_things_stand_in_rows_by_where_they_are_seen(page_of_modules: Page) -> None:
    rows_of = "async (places) => (await import('/static/child/reach/rows.js')).inRows(places)"
    board = [(0, 100, 200), (10, 90, 0), (120, 220, 0), (150, 210, 300), (230, 260, 50)]
    places = [{"top": top, "bottom": bottom, "left": left} for top, bottom, left in board]
    assert page_of_modules.evaluate(rows_of, places) == [[1, 0], [2, 3], [4]]
    assert page_of_modules.evaluate(rows_of, []) == []
