"""Drawings with a yes are approved, shown and taken back by staff; one without is refused; none is in the jar."""

from datetime import date

import pytest

from config.steps import Answer
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import open_box
from feedback_store.quotes.consent import consents
from feedback_store.quotes.kept import read_quotes
from feedback_store.social_services import Service
from tests.builders import Day, a_submission
from tests.feedback_store.drawings.pictures import a_picture
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import submit

PAGE = "/staff/drawings/shown"
SAID = ("no", "no", "here", "here", "yes")


@pytest.fixture
def drawn(store: Store, service: Service, day: Day) -> dict[str, str]:
    """Return by what was said a field of the form for a drawing, once its quarter is over."""
    day.today = date(2026, 8, 3)
    for number, said in enumerate(SAID):
        told = (Answer("here", (), drawing=a_picture(number)), Answer("shown", (said,)))
        accept(store, a_submission(service.key, instrument="draw", version=2, answers=told))
    open_box(store, service.key)
    day.today = date(2026, 11, 16)
    with store.reading() as connection:
        return {said: f"say-{voice}.{step}" for (voice, step), said in consents(connection, service.key).items()}


def test_a_drawing_with_a_yes_is_approved_shown_and_taken_back(
    signed_in: PageClient, store: Store, service: Service, drawn: dict[str, str]
) -> None:
    page = page_of(signed_in.get(PAGE))
    assert {field.get("name") for field in page.xpath("//input[@type='radio']")} == {drawn["yes"]}
    kept = submit(signed_in, PAGE, to=f"{PAGE}/{service.key}", **{drawn["yes"]: "yes"})
    assert kept.status_code == 302
    (quote,) = read_quotes(store, service.key)
    (picture,) = page_of(signed_in.get(PAGE)).xpath("//ul[@class='quotes']//img/@src")
    assert signed_in.get(picture).mimetype == "image/png"
    assert quote.id not in signed_in.get(f"/staff/jar/{service.key}").get_data(as_text=True)
    submit(signed_in, PAGE, to=f"{PAGE}/{service.key}/take-back", quote=quote.id)
    assert read_quotes(store, service.key) == ()


def test_a_drawing_without_a_yes_is_refused_with_the_reason(
    signed_in: PageClient, store: Store, service: Service, drawn: dict[str, str]
) -> None:
    refused = submit(signed_in, PAGE, to=f"{PAGE}/{service.key}", **{drawn["here"]: "yes"})
    assert refused.status_code == 409 and "не каза „да“" in text_of(refused)
    assert read_quotes(store, service.key) == ()
