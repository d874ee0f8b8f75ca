"""The real bot: every way into an interview, by link, by command, by search, and another language on the way."""

from collections.abc import Iterator

import pytest

from feedback_store.bot_links import Goal, link_to
from feedback_store.events.kept import close_event, make_event
from tests.bot.chatting import CHILD, into_the_box, skip_to_the_summary, tap_through
from tests.bot.running_bot import RunningBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

PARENT = ("Български", "Родител")
TOWNS = ("Бургас", "Варна", "Видин", "Враца", "Габрово", "Добрич", "Ловеч")


@pytest.fixture(scope="module")
def town_api() -> Iterator[TelegramApi]:
    """An emulator for the one bot that most tests share, each with people of its own."""
    with TelegramApi() as running:
        yield running


@pytest.fixture(scope="module")
def bot_of_many(town_api: TelegramApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    """A bot that polls, of a provider with a service in each of eight towns; words are received in the last."""
    running = RunningBot(town_api, tmp_path_factory.mktemp("home"))
    running.add_service("cop-ruse", "ЦОП Русе")
    for number, town in enumerate(TOWNS):
        running.add_service(f"town-{number}", f"Център {town}")
    recipients_in(running.store, "town-6")
    running.start()
    yield running
    running.close()


def payload(bot: RunningBot, service: str, instrument: str | None = None) -> str:
    """Return what a signed link carries."""
    return link_to(bot.store, "glasche_bot", Goal(service, instrument)).partition("start=")[2]


def test_a_signed_link_leads_to_its_service_and_its_instrument(town_api: TelegramApi, bot_of_many: RunningBot) -> None:
    mother = town_api.person()
    mother.opens_link(payload(bot_of_many, "town-3"))
    mother.waits_for("Център Враца")
    mother.opens_link(payload(bot_of_many, "cop-ruse", "for_parents"))
    mother.waits_for("ЦОП Русе")
    tap_through(mother, *PARENT)
    mother.waits_for("Винаги")
    mother.opens_link("town-1")
    mother.waits_for("Център Варна")


def test_the_code_of_an_event_leads_to_what_it_asks_and_says_when_it_is_over(
    town_api: TelegramApi, bot_of_many: RunningBot
) -> None:
    party = make_event(bot_of_many.store, "town-5", "Празник", bot_of_many.store.today(), 20, ["mood_board"])
    link = link_to(bot_of_many.store, "glasche_bot", Goal("town-5", event=party.key)).partition("start=")[2]
    mother = town_api.person()
    mother.opens_link(link)
    assert mother.waits_for("Център").text.startswith("Празник\n")
    close_event(bot_of_many.store, "town-5", party.key)
    mother.opens_link(link)
    mother.waits_for("„Празник“ приключи.")


def test_a_service_is_found_by_paging_and_by_typing(town_api: TelegramApi, bot_of_many: RunningBot) -> None:
    mother = town_api.person()
    good = payload(bot_of_many, "town-3")
    mother.opens_link(good[:-1] + ("B" if good.endswith("A") else "A"))
    first = mother.waits_for("Тази връзка не води доникъде.")
    assert len(first.buttons) == 7 and "116 111" in first.text and "1 от 2" in first.text
    mother.taps("Следващи ›")
    mother.waits_for("2 от 2")
    mother.taps("‹ Предишни")
    mother.waits_for("1 от 2")
    mother.says("Пловдив")
    mother.waits_for("Няма услуга с такова име.")
    mother.says("vratca")
    found = mother.waits_for("Ето какво се намери.")
    assert [button for row in found.buttons for button in row] == ["Център Враца", "Всички услуги"]
    mother.taps("Всички услуги")
    mother.waits_for("1 от 2")
    mother.says("габ")
    mother.waits_for("Ето какво се намери.")
    mother.taps("Център Габрово")
    mother.waits_for("Това е Гласче")
    wait_until(lambda: sum(shown.is_from_bot for shown in mother.sees()) == 1)
    tap_through(mother, *PARENT, "Табло на настроението", "Радвам се")
    into_the_box(mother)
    wait_until(lambda: bot_of_many.count("town-4") == 1)
    assert "Пловдив" not in bot_of_many.log


def test_a_command_leads_through_the_search_to_its_instrument(town_api: TelegramApi, bot_of_many: RunningBot) -> None:
    mother = town_api.person()
    mother.says("/language")
    mother.taps("Türkçe")
    mother.waits_for("Hangi merkez hakkında?")
    mother.says("/mood")
    mother.says("vidin")
    mother.taps("Център Видин")
    mother.waits_for("Telegram bize")
    tap_through(mother, "Türkçe", "Anne ya da baba")
    assert mother.waits_for("😊").has_button("😢")


def test_another_language_in_the_midst_of_an_interview_loses_nothing(
    town_api: TelegramApi, bot_of_many: RunningBot
) -> None:
    child = town_api.person()
    child.opens_link(payload(bot_of_many, "town-6"))
    tap_through(child, *CHILD, "Тъжно ми е", "С думи")
    child.waits_for("Не знаем кой пише.")
    child.says("/language")
    child.taps("Українська")
    child.waits_for("Ми не знаємо, хто пише.")
    assert sum(bool(shown.buttons) for shown in child.sees()) == 1
    child.says("Сумно за мамою")
    child.waits_for("– «Сумно за мамою»", 30)  # the reader is loaded meanwhile
    child.says("/language")
    child.waits_for("Якою мовою?")
    child.taps("Назад")
    into_the_box(child, "uk")
    wait_until(lambda: bot_of_many.count("town-6") == 1)
    (said,) = bot_of_many.contents("town-6")
    assert (said["language"], said["answers"]["mood"], said["answers"]["why"]) == ("uk", ["sad"], "Сумно за мамою")


def test_a_command_in_the_midst_asks_before_it_leaves_what_was_not_sent(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("/jar")
    tap_through(child, *CHILD[:-1])
    child.waits_for("Храната")
    child.says("/mood")
    child.taps("Тъжно ми е")
    child.says("/survey")
    child.waits_for("Това още не е в кутията.")
    child.taps("Не, продължавам")
    skip_to_the_summary(child)
    child.says("/survey")
    child.taps("Да, нещо друго")
    tap_through(child, "Подреди картинките", "Хубаво")
    child.opens_link("cop-ruse")
    child.waits_for("Неизпратеното преди това не е записано.")
    child.says("/mood")
    tap_through(child, *CHILD[:-1], "Радвам се")
    into_the_box(child)
    child.waits_for("Благодаря")
    child.says("/survey")
    assert child.waits_for("Кой отговаря?").has_button("Дете")
    assert [said["answers"] for said in bot.contents("cop-ruse")] == [{"mood": ["happy"]}]


def test_a_search_outlives_a_restart_and_ends_with_stop(town_api: TelegramApi, bot_of_many: RunningBot) -> None:
    child = town_api.person()
    child.says("/start")
    child.waits_for("За коя услуга")
    bot_of_many.stop()
    bot_of_many.start()
    child.taps("Следващи ›")
    child.waits_for("2 от 2")
    child.says("/stop")
    wait_until(lambda: not any(shown.buttons for shown in child.sees()))
    child.says("Варна")
    child.waits_for("За коя услуга става дума?")
