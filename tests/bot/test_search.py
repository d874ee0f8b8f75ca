"""The search for one's service as it stands on a phone: pages, long and equal names, and no tap that breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import ON_A_PAGE, SIGN, Search, draw_search, read_find
from bot.taps import read_tap
from config.vocabulary import LANGUAGES
from feedback_store.social_services import LONGEST_NAME, Service
from tests.bot.test_render import MOST_CALLBACK_BYTES, MOST_TEXT

LONG = "Дневен център за деца с увреждания „Слънчево зайче“, Търговище"
NAMES = ("ЦОП Русе", "ЦНСТ Бяла", "ЦНСТ Бяла", LONG, "ЗМБ Шумен", "ЦСРИ Велико Търново", "НЖ Ловеч")
SERVICES = tuple(Service(f"key-{number}", name, 40) for number, name in enumerate(NAMES))


def buttons(search: Search, services: tuple[Service, ...] = SERVICES) -> list[str]:
    return [button.text for row in draw_search(search, services).rows for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("search", [Search("bg", is_lost=True), Search("bg", typed="x"), Search("bg", typed="ЦНСТ")])
def test_every_screen_of_the_search_fits_a_message_and_shows_who_helps(search: Search, language: str) -> None:
    longest = tuple(Service("k" * 39 + str(number), "Щ" * LONGEST_NAME, 40) for number in range(9))
    screen = draw_search(Search(language, search.typed, is_lost=search.is_lost), longest)
    assert "116 111" in screen.text and len(screen.text) <= MOST_TEXT
    taps = [button.tap for row in screen.rows for button in row]
    assert all(len(tap.encode()) <= MOST_CALLBACK_BYTES and tap.startswith(SIGN) for tap in taps)
    assert not any(read_tap(tap) for tap in taps)


def test_services_are_shown_a_page_at_a_time() -> None:
    first, second = buttons(Search("bg")), buttons(Search("bg", page=1))
    assert len(first) == ON_A_PAGE + 1 and first[-1] == "Следващи ›"
    assert second == ["НЖ Ловеч", "‹ Предишни"]
    assert buttons(Search("bg", page=10**9)) == second


def test_a_long_name_stands_whole_in_the_text_and_equal_names_are_told_apart() -> None:
    assert f"4. {LONG}" in draw_search(Search("bg"), SERVICES).text
    assert buttons(Search("bg"))[1:3] == ["2. ЦНСТ Бяла (key-1)", "3. ЦНСТ Бяла (key-2)"]


def test_who_finds_nothing_goes_back_to_all() -> None:
    search = Search("bg").narrowed("Пловдив")
    assert buttons(search) == ["Всички услуги"]
    assert search.follow("a", "0") == Search("bg")


@given(data=st.text(max_size=64) | st.from_regex(rf"{SIGN}:[spal]:.{{0,60}}", fullmatch=True))
def test_no_tap_breaks_the_search(data: str) -> None:
    draw_search(Search("bg", "русе").follow(*read_find(data)), SERVICES)
