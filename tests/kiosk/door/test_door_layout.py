"""The page behind a code in every language, on a phone: nothing is cut, and it lies the way one reads."""

import pytest
from playwright.sync_api import expect

from config.load import instrument
from config.texts import speech
from config.vocabulary import LANGUAGES, OFFERED
from feedback_store.engine import Store
from feedback_store.social_services import Service
from tests.builders import recipients_in
from tests.kiosk.door.visitor import Visitor
from tests.pictures.faults import faults_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_child_is_asked_thanked_and_kept_in_a_language(
    visitor: Visitor, store: Store, service: Service, language: str
) -> None:
    recipients_in(store, service.key)
    visitor.open()
    visitor.page.locator(f".language[lang={language}]").tap()
    expect(visitor.page.locator("html")).to_have_attribute("dir", OFFERED[language].direction)
    expect(visitor.question).to_have_text(speech(language).say("Who is answering?"))
    faults = faults_of(visitor.page)
    visitor.is_child("8_11", "alone")
    visitor.take("mood_board")
    faults += faults_of(visitor.page)
    visitor.page.locator("[data-option=sad]").tap()
    visitor.tell_no_more()
    expect(visitor.question).to_have_text(instrument("mood_board").thanks[language])
    faults += faults_of(visitor.page)
    assert not [fault for fault in faults if "higher than" not in fault]
    assert visitor.sent[-1]["voice"]["sealed"]
