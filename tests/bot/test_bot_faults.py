"""The bot goes on when Telegram does not: floods, broken servers, dropped lines, duplicates; its log tells nothing."""

import re
from collections.abc import Iterator

import pytest
import requests

from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.errors import bad_request
from tests.telegram_api.faults import Failure, broken, dropped, flood, stalled
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until

METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")
FAILURES = {"flood": flood(1), "server": broken(502), "line": dropped()}


def answers_to_the_end(child: Person) -> None:
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Тъжно ми е")
    into_the_box(child, seconds=30)
    child.waits_for("Благодаря. Гласът ти е в кутията.", 30)


@pytest.fixture(scope="module")
def shared_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    """One bot for the table of failures, each of which it survives."""
    with TelegramApi() as api:
        running = RunningBot(api, tmp_path_factory.mktemp("shared"))
        running.add_service("cop-ruse", "ЦОП Русе")
        running.start()
        yield running
        running.close()


@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("method", METHODS)
def test_one_failure_does_not_keep_a_child_from_answering(
    shared_bot: RunningBot, method: str, failure: Failure, after_effect: bool
) -> None:
    before = shared_bot.count("cop-ruse")
    shared_bot.api.faults.plan(method, failure, on_calls=(1,), after_effect=after_effect)
    answers_to_the_end(shared_bot.api.person())
    assert shared_bot.count("cop-ruse") == before + 1


@pytest.mark.slow
@pytest.mark.parametrize("after_effect", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("method", METHODS)
def test_a_call_on_which_nothing_comes_does_not_keep_a_child_from_answering(
    shared_bot: RunningBot, method: str, after_effect: bool
) -> None:
    before = shared_bot.count("cop-ruse")
    shared_bot.api.faults.plan(method, stalled(), on_calls=(1,), after_effect=after_effect)
    answers_to_the_end(shared_bot.api.person())
    assert shared_bot.count("cop-ruse") == before + 1


def test_two_chats_at_once_each_stay_in_their_language(shared_bot: RunningBot) -> None:
    before = shared_bot.count("cop-ruse")
    mother, aunt = (shared_bot.api.person(language=language) for language in ("tr", "uk"))
    turkish = ("Türkçe", "Anne ya da baba", "Duygu panosu", "Sakinim")
    ukrainian = ("Українська", "Хтось із рідних", "Дошка настрою", "Мені спокійно")
    for person in (mother, aunt):
        person.opens_link("cop-ruse")
    for one, other in zip(turkish, ukrainian, strict=True):
        mother.taps(one)
        aunt.taps(other)
    into_the_box(mother, "tr")
    into_the_box(aunt, "uk")
    mother.waits_for("Teşekkür")
    aunt.waits_for("Дякуємо")
    assert shared_bot.count("cop-ruse") == before + 2
    assert [said["language"] for said in shared_bot.contents("cop-ruse")].count("uk") == 1


def test_a_line_that_fails_at_random_does_not_keep_children_from_answering(api: TelegramApi, bot: RunningBot) -> None:
    for failure, after_effect in ((broken(500), False), (dropped(), True), (flood(1), False)):
        api.faults.plan(None, failure, on_calls=None, probability=0.08, after_effect=after_effect)
    for number in range(3):
        answers_to_the_end(api.person(f"Дете {number}"))
    assert bot.count("cop-ruse") == 3


def test_an_edit_that_was_lost_for_good_is_healed_by_the_next_tap(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD)
    child.waits_for("Как ти е тук днес?")
    api.faults.plan("editMessageText", broken(502), on_calls=range(1, 6))
    child.taps("Тъжно ми е")
    wait_until(lambda: "NetworkError at delivery.py" in bot.log, 20)
    child.taps("Тъжно ми е")
    into_the_box(child)
    child.waits_for("Благодаря")
    assert bot.count("cop-ruse") == 1


def test_a_screen_that_telegram_refuses_leaves_nobody_without_a_word(api: TelegramApi, bot: RunningBot) -> None:
    api.faults.plan("sendMessage", bad_request("message is too long"))
    child = api.person()
    child.opens_link("cop-ruse")
    child.waits_for("Нещо при нас се обърка")


def test_updates_that_come_twice_count_once(api: TelegramApi, bot: RunningBot) -> None:
    api.duplicates(100)
    answers_to_the_end(api.person())
    wait_until(lambda: api.pending == 0)
    assert bot.count("cop-ruse") == 1


def test_a_tap_too_old_to_be_answered_still_leads_on(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    api.world.query_seconds = -1
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD)
    child.waits_for("Как ти е тук днес?")
    assert child.toasts == ()


def test_somebody_who_blocks_the_bot_disturbs_nobody(api: TelegramApi, bot: RunningBot) -> None:
    gone, child = api.person("Иван"), api.person()
    gone.opens_link("cop-ruse")
    gone.waits_for("На какъв език?")
    gone.blocks_the_bot()
    gone.taps("Български")
    answers_to_the_end(child)
    assert "Forbidden" not in bot.log


def test_a_second_program_with_the_same_token_is_told(api: TelegramApi, bot: RunningBot) -> None:
    def told_while_it_asks() -> bool:
        requests.get(f"{api.url}/bot{api.token}/getUpdates", timeout=5)
        return "another program uses this token" in bot.log

    wait_until(told_while_it_asks)


def test_a_bot_that_starts_before_the_network_waits_for_it(make_bot: MakeBot, api: TelegramApi) -> None:
    api.faults.plan("getMe", dropped(), on_calls=(1, 2))
    bot = make_bot()
    bot.start()
    assert len(api.calls_of("getMe")) == 3


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_the_log_holds_no_id_name_word_or_token(
    make_bot: MakeBot, api: TelegramApi, free_port: int, webhook: bool
) -> None:
    address = {"GLASCHE_TELEGRAM_WEBHOOK": f"http://127.0.0.1:{free_port}/tg", "GLASCHE_TELEGRAM_PORT": str(free_port)}
    bot = make_bot(**(address if webhook else {}))
    for method in METHODS:
        api.faults.plan(method, broken(500), on_calls=(2,))
    api.faults.plan("getMe", dropped())
    api.faults.plan("answerCallbackQuery", flood(1), on_calls=(1,))
    bot.start()
    maria = api.person("Мариянка", last_name="Тайнова", username="secret_maria_77")
    maria.says("Никому не казвай")
    maria.waits_for("не стигат до човек", 30)
    answers_to_the_end(maria)
    api.faults.plan("editMessageText", broken(500), on_calls=None)
    maria.taps("Да кажа друго")
    wait_until(lambda: "NetworkError at delivery.py" in bot.log, 20)
    bot.stop()
    secret = bot.store.keys.derive("webhook").hex()
    for hidden in (str(maria.id), "Мариянка", "Тайнова", "secret_maria_77", api.token, "Никому", "mood", "sad", secret):
        assert hidden not in bot.log, bot.log
    assert all(re.fullmatch(r"glasche\.bot: .*", line) for line in bot.log.splitlines()), bot.log
