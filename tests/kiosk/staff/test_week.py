"""The first page: last week's mood by service, protected, or the reason why there is none."""

from datetime import date, timedelta

import pytest

from config.vocabulary import Play
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.retention import sweep
from feedback_store.social_services import Service
from tests.builders import Day, a_service, a_sort, a_submission, taps
from tests.kiosk.page_client import PageClient, page_of, text_of


def opened(store: Store, service: Service, **faces: int) -> None:
    taps(store, service.key, *[face for face, times in faces.items() for _ in range(times)])
    assert open_box(store, service.key) is Outcome.OPENED


def rows(client: PageClient, page: str = "/staff/") -> list[list[str]]:
    lines = page_of(client.get(page)).xpath("//table[@class='mood']/tbody/tr")
    return [[cell.text_content().strip() for cell in line if cell.get("class") != "bar"] for line in lines]


def test_before_any_voice_the_page_says_when_the_box_opens(signed_in: PageClient, service: Service) -> None:
    words = text_of(signed_in.get("/staff/"))
    assert "Кутията ще се отвори, когато се съберат поне 5 гласа, най-късно след 7 дни." in words
    assert "Досега не е отваряна" in words


def test_the_mood_of_last_week_is_shown(signed_in: PageClient, store: Store, service: Service, day: Day) -> None:
    opened(store, service, happy=20, calm=12, sad=8, scared=3, angry=4, dont_know=3)
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    assert "Деца и младежи, " in words and ", без помощ: 50 гласа" in words
    assert "Най-често: „Радвам се“" in words
    assert rows(signed_in)[0] == ["Радвам се", "20", "40 от 100, вероятно между 28 и 54"]


def test_the_running_week_is_not_shown_so_that_two_openings_cannot_be_compared(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=8, calm=4, sad=4, scared=3)
    day.today += timedelta(days=6)
    words = text_of(signed_in.get("/staff/?week=2026-W47"))
    assert not rows(signed_in, "/staff/?week=2026-W47")
    assert "9–15 ноември 2026" in words
    assert "Числата за тази седмица се показват, когато тя свърши." in words
    assert "Следващата седмица" not in words


def test_a_finished_week_changes_no_more(signed_in: PageClient, store: Store, service: Service, day: Day) -> None:
    opened(store, service, happy=8, calm=4, sad=4, scared=3)
    taps(store, service.key, *["happy"] * 9, "scared")  # said in this week, opened in the next
    day.today += timedelta(days=7)
    before = rows(signed_in, "/staff/?week=2026-W47")
    assert open_box(store, service.key) is Outcome.OPENED
    assert before == rows(signed_in, "/staff/?week=2026-W47") != []


def test_small_numbers_are_never_shown_as_they_are(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=8, sad=1)
    day.today += timedelta(days=7)
    found = rows(signed_in)
    assert found
    assert all(count != "1" for _, count, _ in found)
    assert "между" in found[0][2]


def test_cards_laid_in_baskets_stand_in_tables_of_their_own_and_in_no_mood(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    for _ in range(9):
        accept(store, a_sort(service.key, "food.good", "room.not_good"))
    opened(store, service, happy=20, calm=12, sad=8)
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    mood, _, laid = words.partition("Храната")
    assert "40 гласа" in mood and "49 гласа" not in words
    assert "Хубаво от 7 до 9" in laid and "Къде да го сложим" not in words


def test_too_few_voices_are_told_without_a_number(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    taps(store, service.key, "sad", "sad", "sad")
    for _ in range(8):
        open_box(store, service.key)
        day.today += timedelta(days=1)
    assert not rows(signed_in)
    assert "Кутията ще се отвори" in text_of(signed_in.get("/staff/"))


ODD_WEEKS = ["", "2026-W47", "2026-W99", "2027-W01", "1999-W01", "x-Wy", "2026-11-16", "2026-W²", f"{10**30}-W01"]


@pytest.mark.parametrize("week", ODD_WEEKS)
def test_an_odd_week_shows_the_last_whole_one(signed_in: PageClient, service: Service, week: str) -> None:
    response = signed_in.get("/staff/", query_string={"week": week})
    assert response.status_code == 200
    assert "9–15 ноември 2026" in text_of(response)


def test_a_week_across_new_year_holds_both_years(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    day.today = date(2026, 12, 31)
    opened(store, service, happy=6)
    day.today = date(2027, 1, 1)
    opened(store, service, happy=6)
    day.today = date(2027, 1, 6)
    assert "12 гласа" in text_of(signed_in.get("/staff/"))


def test_weeks_whose_days_were_laid_together_by_month_are_not_offered(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    opened(store, service, happy=20, calm=12, sad=8)
    day.today = date(2027, 4, 7)  # the day on which the quarter after the next one has begun
    sweep(store)
    assert "29 март" in text_of(signed_in.get("/staff/?week=2026-W47"))
    oldest = signed_in.get("/staff/?week=2026-W53")  # the Monday before 1 January
    assert "28 декември 2026" in text_of(oldest)
    assert "По-ранна" not in text_of(oldest) and "По-ранна" in text_of(signed_in.get("/staff/"))
    assert not rows(signed_in, "/staff/?week=2026-W53")


def test_every_service_stands_on_the_page(signed_in: PageClient, store: Store, service: Service) -> None:
    a_service(store, "small", users=8)
    assert len(page_of(signed_in.get("/staff/")).xpath("//section[@class='week']")) == 2


def test_the_page_reads_in_english_too(signed_in: PageClient, store: Store, service: Service, day: Day) -> None:
    with signed_in.session_transaction(path="/staff/") as session:
        session["language"] = "en"
    opened(store, service, happy=20, calm=12, sad=8)
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/?week=2026-W47"))
    assert "Children and young people, on the tablet, alone: 40 voices" in words
    assert "50 of 100, give or take: 35 to 65" in words


def test_the_week_tells_how_many_are_left_without_play(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    for _ in range(6):
        accept(store, a_submission(service.key, "angry", play=Play.SUSPECTED))
    opened(store, service, happy=20)
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    assert "26 гласа" in words and "Без приличащите на игра: 20." in words


def test_a_day_with_many_more_voices_than_usual_is_told_without_a_number(
    signed_in: PageClient, store: Store, service: Service, day: Day
) -> None:
    for count in (6, 7, 8, 6, 7, 8, 6, 7, 41):
        opened(store, service, happy=count)
        day.today += timedelta(days=1)
    day.today += timedelta(days=7)
    words = text_of(signed_in.get("/staff/"))
    assert "Много повече гласове от обичайното: 24 ноември" in words
    assert "41" not in words.split("Много повече")[1].split("Деца")[0]
