"""The wall in every language that is offered: each picture tells its own and its direction."""

from datetime import timedelta

import pytest

from config.vocabulary import LANGUAGES, OFFERED
from feedback_store.engine import Store
from feedback_store.opening import open_box
from feedback_store.social_services import Service
from feedback_store.walls import make_wall, wall_code
from tests.builders import Day, taps
from tests.kiosk.page_client import PageClient, page_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_tells_its_language_and_direction(
    client: PageClient, store: Store, service: Service, day: Day, language: str
) -> None:
    make_wall(store, service.key)
    taps(store, service.key, *["happy"] * 12, *["sad"] * 8)
    open_box(store, service.key)
    day.today += timedelta(days=7)
    page = page_of(client.get(f"/wall/{service.key}/{wall_code(store, service.key)}"))
    pictures = page.xpath(f"//section[@lang='{language}']")
    assert {one.get("dir") for one in pictures} == {OFFERED[language].direction}
    assert pictures[0].xpath("string(.//h1)").strip()
