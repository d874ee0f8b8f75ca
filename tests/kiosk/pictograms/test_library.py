"""The pictogram library: whole, small, found in Bulgarian and English, and served with whose it is."""

from xml.etree import ElementTree

import pytest

from kiosk.pictograms.library import drawing_of, found_by, pictograms
from tests.kiosk.page_client import PageClient


def test_every_drawing_is_one_that_a_browser_can_draw_and_says_whose_it_is() -> None:
    for code in pictograms():
        drawn = drawing_of(code)
        root = ElementTree.fromstring(drawn)
        assert len(list(root.iter())) > 3 and "OpenMoji, CC BY-SA 4.0" in drawn, code
    assert len(pictograms()) > 300


@pytest.mark.parametrize(
    ("sought", "first"),
    [("кучето", "куче"), ("Dog", "куче"), ("шейна", "шейна"), ("sled", "шейна"), ("летен лагер", "лагер")],
)
def test_a_drawing_is_found_in_bulgarian_and_english(sought: str, first: str) -> None:
    assert found_by(sought)[0].name("bg") == first


def test_a_little_word_finds_nothing_and_no_word_finds_all() -> None:
    assert found_by("на") == [] and found_by("zzzz") == [] and len(found_by(" ")) == len(pictograms())


def test_a_drawing_is_served_for_good_and_an_unknown_one_is_not_there(client: PageClient) -> None:
    answer = client.get("/topics/1F415.svg")
    assert answer.mimetype == "image/svg+xml" and "immutable" in answer.headers["Cache-Control"]
    assert [client.get(f"/topics/{name}").status_code for name in ("1F4A9.svg", "00.jpg", "..%2F.svg")] == [404] * 3
