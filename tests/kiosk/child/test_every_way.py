"""Every instrument in every language, by finger and by keys alone: from the shelf to the store, and nothing stays."""

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import expect
from sqlalchemy import Row, select

from config.load import instrument
from config.steps import Step
from config.vocabulary import LANGUAGES
from feedback_store.drawings.kept import read_drawing
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.schema import answers, drawings, voices
from feedback_store.social_services import Service
from feedback_store.words import read_words
from tests.builders import recipients_in
from tests.kiosk.child.hands import Finger, Hand, Keys
from tests.kiosk.child.tablet import WHOLE, Tablet
from tests.kiosk.child.test_nothing_left import read_all
from tests.kiosk.child.walking import DRAWN, WRITTEN, instruments_on, walk_through

pytestmark = pytest.mark.browser

HANDS: dict[str, Hand] = {"finger": Finger(), "keys": Keys()}
WAYS = tuple(product(LANGUAGES, HANDS))
READ = "@"
"""So begins what was not chosen, but read in words."""

Told = tuple[str, str, list[str]]
"""What a child told: the instrument, the language, and the answers in the words that it saw."""


@pytest.fixture
def whole_shelf(store: Store, service: Service, tablet: Tablet) -> Tablet:
    """Return a tablet on which everything stands that we have published."""
    recipients_in(store, service.key)
    tablet.open()
    expect(tablet.page.locator(WHOLE)).to_be_attached()
    expect(tablet.page.locator(".bird")).to_be_enabled()  # it knows how all is read, which stays on the tablet
    return tablet


def test_each_instrument_by_some_way_and_each_way_by_some_instrument_ends_in_the_store_and_leaves_nothing_behind(
    whole_shelf: Tablet, store: Store, service: Service
) -> None:
    found = instruments_on(whole_shelf)
    children = range(max(len(found), len(WAYS)))
    told = told_in_turn(whole_shelf, [(found[n % len(found)], *WAYS[n % len(WAYS)]) for n in children])
    assert after_the_opening(store, service) == sorted(told)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "hand"), WAYS)
def test_each_instrument_by_each_way_ends_in_the_store_and_leaves_nothing_behind(
    whole_shelf: Tablet, store: Store, service: Service, language: str, hand: str
) -> None:
    told = told_in_turn(whole_shelf, [(each, language, hand) for each in instruments_on(whole_shelf)])
    assert after_the_opening(store, service) == sorted(told)


def told_in_turn(tablet: Tablet, children: Iterable[tuple[str, str, str]]) -> list[Told]:
    """Let one child after the other tell something, of which a script of the page then finds nothing."""
    told, before = [], read_all(tablet)
    for child in children:
        told.append(a_child_tells(tablet, *child))
        after = read_delivered(tablet, len(told), before)
        assert {**after, "cached": None} == {**before, "cached": None}, child  # the frame itself is kept meanwhile
        assert WRITTEN not in str(after)
    return told


def read_delivered(tablet: Tablet, count: int, before: dict[str, Any]) -> dict[str, Any]:
    """Read all once so many voices have arrived and the outbox has heard of it."""
    while tablet.store.cabinet.count("cop-ruse") < count:
        tablet.page.wait_for_timeout(20)
    for _ in range(100):
        after = read_all(tablet)
        if after["databases"] == before["databases"]:
            break
        tablet.page.wait_for_timeout(100)
    return after


def a_child_tells(tablet: Tablet, key: str, language: str, hand: str) -> Told:
    """Let a child come to the shelf, choose its language and an instrument, answer and go home."""
    told: list[str] = []
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    HANDS[hand].take(tablet.page.locator(f".language[lang={language}]"))
    expect(tablet.page.locator("html")).to_have_attribute("lang", language)
    for _ in walk_through(tablet, key, HANDS[hand], told):
        pass
    HANDS[hand].take(tablet.page.locator(".is-home"))
    expect(tablet.page.locator(".screen-shelf")).to_be_visible()
    return key, language, sorted(told)


def after_the_opening(store: Store, service: Service) -> list[Told]:
    """Open the box and return what lies in the store."""
    assert open_box(store, service.key) is Outcome.OPENED
    with store.reading() as connection:
        kept = connection.execute(select(voices)).all()
    return sorted((voice.instrument, voice.language, sorted(told_in(store, voice))) for voice in kept)


def told_in(store: Store, voice: Row[Any]) -> list[str]:
    """Return what stands in a voice, options in the words of its instrument and language."""
    asked = instrument(voice.instrument, voice.version)
    of_it = {"service": voice.service, "voice": voice.id}
    with store.reading() as connection:
        chosen = connection.execute(select(answers.c.step, answers.c.option).filter_by(**of_it)).all()
        drawn = connection.scalars(select(drawings.c.step).filter_by(**of_it)).all()
    told = [texts_of(asked.step(step), voice.language)[option] for step, option in chosen if option[0] != READ]
    told += read_words(store, voice.service, voice.id).values()
    told += [DRAWN for step in drawn if read_drawing(store, voice.service, voice.id, step)]
    return [*told, voice.speaker] if asked.is_for_adults else told


def texts_of(step: Step, language: str) -> dict[str, str]:
    """Return by key what the options of a step say; a card in a basket says both."""
    laid = product(step.topics, step.columns)
    cards = {f"{topic.key}.{column.key}": f"{topic.text[language]}: {column.text[language]}" for topic, column in laid}
    return cards or {option.key: option.text[language] for option in step.options}
