"""For parents and carers: apart on the shelf, asks who speaks, in every language, by touch and by keyboard."""

import pytest
from playwright.sync_api import expect

from config.load import instruments
from config.texts import OWN_NAMES, speech
from config.vocabulary import LANGUAGES
from tests.kiosk.child.tablet import Tablet
from tests.kiosk.child.test_questions import SIZES, check_targets, each_size

pytestmark = pytest.mark.browser

FOR_PARENTS = instruments()["for_parents"]
FIRST = FOR_PARENTS.steps[0]


def begin(tablet: Tablet, language: str = "bg") -> None:
    """Open the page in a language and take what is for parents."""
    tablet.open()
    tablet.page.get_by_role("button", name=OWN_NAMES[language]).tap()
    tablet.thing("for_parents").tap()
    expect(tablet.question).to_have_text(speech(language).say("Who is answering?"))


@pytest.mark.parametrize(
    "language", [each if each == "uk" else pytest.param(each, marks=pytest.mark.slow) for each in LANGUAGES]
)
def test_a_parent_answers_what_they_like_and_is_kept_as_a_parent(tablet: Tablet, language: str) -> None:
    begin(tablet, language)
    tablet.page.locator("[data-speaker=carer]").tap()
    go_on = tablet.page.locator(".is-go_on")
    for step in FOR_PARENTS.steps:
        expect(tablet.question).to_have_text(step.text[language])
        if step == FIRST:
            tablet.option("often").tap()
        else:
            go_on.tap()
    expect(tablet.question).to_have_text(FOR_PARENTS.thanks[language])
    expect(
        tablet.page.get_by_text(speech(language).say("If something bad is happening, it is not your fault."))
    ).to_have_count(0)
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    about = {key: submission[key] for key in ("instrument", "language", "speaker", "age_band")}
    assert about == {"instrument": "for_parents", "language": language, "speaker": "carer", "age_band": "unknown"}
    assert submission["answers"] == [{"step": "listened", "chosen": ["often"]}]


def test_a_child_that_comes_after_a_parent_is_a_child(tablet: Tablet) -> None:
    begin(tablet)
    tablet.page.locator("[data-speaker=parent]").tap()
    tablet.page.get_by_role("button", name="Начало").tap()
    tablet.say_mood()
    tablet.waits_until_sent()
    ((submission,),) = tablet.said()
    assert "speaker" not in submission


def test_it_goes_by_keyboard_alone(tablet: Tablet) -> None:
    begin(tablet)
    keyboard = tablet.page.keyboard
    for expected in ("Кой отговаря?", FIRST.text["bg"]):
        expect(tablet.question).to_have_text(expected)
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
    expect(tablet.question).to_have_text(FOR_PARENTS.steps[1].text["bg"])


def test_the_shelf_and_who_speaks_are_large_and_apart_at_every_size(tablet: Tablet) -> None:
    begin(tablet)
    for _ in each_size(tablet):
        check_targets(tablet)
    tablet.page.locator(".is-home").tap()
    expect(tablet.thing("for_parents")).to_be_visible()
    for size in each_size(tablet):
        check_targets(tablet)
        width, height = SIZES[size]
        assert tablet.page.evaluate("document.documentElement.scrollWidth") <= width
        assert size == "phone" or tablet.page.evaluate("document.documentElement.scrollHeight") <= height
