"""The page walks a transition table exactly as Python does."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from config.instrument import Instrument
from config.steps import CLOSED_KINDS, Condition, Option, Step
from config.transitions import Table, next_step
from config.vocabulary import LANGUAGES, Speaker
from tests.kiosk.child.tablet import Tablet

pytestmark = pytest.mark.browser

NEXT_STEPS = """async (ways) => {
  const { nextStep } = await import("/static/child/walk.js");
  return JSON.parse(ways).map(([table, after, chosen]) => nextStep(table, after, new Map(chosen)));
}"""

KEYS = ("constructor", "__proto__", "sad", "why", "again")
"""The first two are names that plain objects of a script already have."""


@st.composite
def walks(draw: st.DrawFn) -> tuple[Table, str | None, dict[str, list[str]]]:
    """Return a table, a step or the start, and what was chosen so far."""
    keys = draw(st.permutations(KEYS).map(lambda keys: keys[: draw(st.integers(1, len(KEYS)))]))
    steps = [draw(steps_after(tuple(keys[:place]), key)) for place, key in enumerate(keys)]
    texts = dict.fromkeys(LANGUAGES, "")
    instrument = Instrument("day", 1, "board", "sun", texts, texts, texts, (Speaker.CHILD,), {}, tuple(steps))
    chosen = draw(st.dictionaries(st.sampled_from(keys), st.lists(st.sampled_from(KEYS), max_size=3, unique=True)))
    return instrument.table, draw(st.sampled_from([None, *keys])), chosen


def steps_after(earlier: tuple[str, ...], key: str) -> st.SearchStrategy[Step]:
    """Return steps that may be asked only after some answers to earlier ones."""
    options = st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True).map(tuple)
    condition = st.builds(Condition, st.sampled_from(earlier), options) if earlier else st.nothing()
    conditions = st.lists(condition, max_size=2).map(tuple) if earlier else st.just(())
    answers = tuple(Option(option, {}) for option in KEYS)
    kinds = st.sampled_from(sorted(CLOSED_KINDS))
    return st.builds(Step, st.just(key), kinds, st.just({}), st.just({}), st.just(answers), conditions)


def test_the_page_takes_the_same_way_as_python(tablet: Tablet) -> None:
    tablet.page.goto(tablet.address)
    check_ways(tablet.page)


def check_ways(page: Page) -> None:
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(walks(), min_size=10, max_size=20))
    def walk(ways: list[tuple[dict[str, Any], str | None, dict[str, list[str]]]]) -> None:
        sent = json.dumps([[table, after, list(chosen.items())] for table, after, chosen in ways])
        assert page.evaluate(NEXT_STEPS, sent) == [next_step(*way) for way in ways]

    walk()
