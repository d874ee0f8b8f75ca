"""Whoever sends is killed in the midst, and two begin again at once: nobody gets two, and one at most gets none."""

from contextlib import closing
from datetime import datetime
from multiprocessing.process import BaseProcess

from config.settings import ZONE, read_settings
from feedback_store.engine import open_store
from feedback_store.reminders.kept import all_reminders, ask_for_reminders
from feedback_store.reminders.sending import send_reminders
from feedback_store.reminders.words import month_text
from tests.builders import Day
from tests.forked import forked
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

SATURDAY = datetime(2026, 12, 5, 16, 30, tzinfo=ZONE)
TEXT = month_text("bg", is_example=False)
CHATS, SEEN_BEFORE_THE_KILL = 40, 10


def send(environment: dict[str, str]) -> None:
    with closing(open_store(read_settings(environment), today=Day())) as store:
        send_reminders(store, SATURDAY)


def a_sender(environment: dict[str, str]) -> BaseProcess:
    process = forked().Process(target=send, args=(environment,))
    process.start()
    return process


def test_one_killed_in_the_midst_and_two_that_go_on_send_no_chat_two(any_environment: dict[str, str]) -> None:
    with TelegramApi() as api, closing(open_store(read_settings(any_environment), today=Day())) as store:
        environment = {**any_environment, "GLASCHE_TELEGRAM_TOKEN": api.token, "GLASCHE_TELEGRAM_API": api.url}
        people = [api.person() for _ in range(CHATS)]
        for person in people:
            person.says("/start")
            ask_for_reminders(store, person.id, "bg")
        first = a_sender(environment)
        wait_until(lambda: len(api.calls_of("sendMessage")) >= SEEN_BEFORE_THE_KILL, 60)
        first.kill()
        first.join()
        others = [a_sender(environment) for _ in range(2)]
        for one in others:
            one.join()
        assert (first.exitcode, [one.exitcode for one in others]) == (-9, [0, 0])
        assert {one.month for one in all_reminders(store)} == {"2026-12"}
        shown = {person.id: [one.text for one in person.sees() if one.is_from_bot] for person in people}
        assert not {chat: texts for chat, texts in shown.items() if texts.count(TEXT) > 1}
        assert len([texts for texts in shown.values() if TEXT in texts]) >= CHATS - 1
