"""Each chat that asked gets one message in a month, never two: not by a stop, two at once, a poor line or a restore."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select

from config.settings import ZONE, Settings
from feedback_store.backups import tombstones
from feedback_store.clock.jobs import daily_jobs, last_success, run_due_jobs
from feedback_store.engine import Store, open_store
from feedback_store.errors import PostNotSentError, WayClosedError
from feedback_store.example import mark_finished
from feedback_store.reminders.kept import all_reminders, ask_for_reminders, leave_reminders
from feedback_store.reminders.sending import send_reminders
from feedback_store.reminders.table import reminders
from tests.builders import Day, a_service
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.errors import bad_request
from tests.telegram_api.faults import Failure, broken, dropped, flood
from tests.telegram_api.people import Person

DECEMBER = datetime(2026, 12, 5, 16, 30, tzinfo=ZONE)
JANUARY = datetime(2027, 1, 2, 16, 30, tzinfo=ZONE)


@pytest.fixture
def api() -> Iterator[TelegramApi]:
    """Return an emulator on a free port."""
    with TelegramApi() as running:
        yield running


@pytest.fixture
def told(any_settings: Settings, api: TelegramApi, day: Day, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a store with a token, on each database in turn."""
    monkeypatch.setattr("feedback_store.reminders.sending.PAUSE_SECONDS", 0.0)
    opened = open_store(
        any_settings.model_validate(
            {**any_settings.model_dump(), "telegram_token": api.token, "telegram_api": api.url}
        ),
        today=day,
    )
    yield opened
    opened.close()


def people_who_ask(store: Store, api: TelegramApi, many: int, language: str = "bg") -> list[Person]:
    found = [api.person(f"Лице {number}") for number in range(many)]
    for one in found:
        one.says("/start")
        ask_for_reminders(store, one.id, language)
    return found


def received(people: list[Person]) -> list[int]:
    return [len([shown for shown in one.sees() if shown.is_from_bot]) for one in people]


def test_each_chat_gets_one_message_a_month_that_names_nothing(told: Store, api: TelegramApi) -> None:
    service = a_service(told)
    people = [*people_who_ask(told, api, 2), *people_who_ask(told, api, 1, "uk")]
    for moment in (DECEMBER, DECEMBER, DECEMBER.replace(day=6)):
        send_reminders(told, moment)
    assert received(people) == [1, 1, 1]
    (shown,) = [one for one in people[0].sees() if one.is_from_bot]
    assert shown.buttons == (("Да започнем",), ("Спиране на съобщенията",)) and "две минути" in shown.text
    assert not any(word in shown.text for word in (service.name, service.key, "център", "Лице"))
    assert people[2].sees()[-1].has_button("Почнімо")
    send_reminders(told, JANUARY)
    assert received(people) == [2, 2, 2]


def test_out_of_its_hours_or_without_a_token_nothing_is_sent(told: Store, api: TelegramApi) -> None:
    people_who_ask(told, api, 1)
    send_reminders(told, DECEMBER.replace(hour=21))
    without = open_store(told.settings.model_copy(update={"telegram_token": None}), today=told.today)
    send_reminders(without, DECEMBER)
    without.close()
    assert not api.calls_of("sendMessage") and not api.calls_of("getMe")
    assert "reminders" not in [job.name for job in daily_jobs(without)]


def test_two_that_send_at_once_send_each_one_once(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 12)
    others = [open_store(told.settings, today=told.today) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda store: send_reminders(store, DECEMBER), others))
    for store in others:
        store.close()
    assert received(people) == [1] * 12


def test_who_blocked_the_bot_or_is_gone_is_forgotten_for_good(told: Store, api: TelegramApi) -> None:
    stays, blocks = people_who_ask(told, api, 2)
    ask_for_reminders(told, 42, "bg")
    blocks.blocks_the_bot()
    send_reminders(told, DECEMBER)
    assert [one.chat for one in all_reminders(told)] == [stays.id] and received([stays]) == [1]
    noted = tombstones.read(told.settings.home / tombstones.NAME)
    assert len([line for line in noted.lines if line.startswith("reminder ")]) == 2


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # the library's own, of its own 429
def test_too_many_at_once_is_waited_for_and_a_long_pause_is_left_to_later(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 3)
    api.faults.plan("sendMessage", flood(1), on_calls=(1,))
    api.faults.plan("sendMessage", flood(3600), on_calls=(4,))
    with pytest.raises(WayClosedError, match="sent later"):
        send_reminders(told, DECEMBER)
    assert sorted(received(people)) == [0, 1, 1]
    send_reminders(told, DECEMBER.replace(day=7))
    assert received(people) == [1, 1, 1]


@pytest.mark.parametrize("failure", [broken(), dropped()])
@pytest.mark.parametrize("is_taken", [True, False])
def test_where_nobody_knows_whether_it_was_taken_it_is_not_sent_again(
    told: Store, api: TelegramApi, failure: Failure, is_taken: bool
) -> None:
    people = people_who_ask(told, api, 4)
    api.faults.plan("sendMessage", failure, on_calls=(2,), after_effect=is_taken)
    with pytest.raises(WayClosedError):
        send_reminders(told, DECEMBER)
    for _ in range(2):
        send_reminders(told, DECEMBER)
    assert sorted(received(people)) == ([1] * 4 if is_taken else [0, 1, 1, 1])


def test_while_telegram_is_not_there_nobody_loses_a_message(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 3)
    far = open_store(told.settings.model_copy(update={"telegram_api": "http://127.0.0.1:9"}), today=told.today)
    with pytest.raises(WayClosedError):
        send_reminders(far, DECEMBER)
    far.close()
    api.faults.plan("getMe", broken())
    with pytest.raises(WayClosedError):
        send_reminders(told, DECEMBER)
    send_reminders(told, DECEMBER)
    assert received(people) == [1, 1, 1]


def test_one_that_telegram_refuses_keeps_no_other_waiting(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 3)
    api.faults.plan("sendMessage", bad_request("message is wrong"), on_calls=(1,))
    with pytest.raises(PostNotSentError, match="left out"):
        send_reminders(told, DECEMBER)
    assert Counter(received(people)) == {1: 2, 0: 1}


def test_a_token_that_is_wrong_is_told_and_nothing_is_noted(told: Store, api: TelegramApi) -> None:
    people_who_ask(told, api, 1)
    wrong = {**told.settings.model_dump(), "telegram_token": api.token.replace("AAE", "BBE")}
    stranger = open_store(told.settings.model_validate(wrong), today=told.today)
    with pytest.raises(WayClosedError, match="BotFather"):
        send_reminders(stranger, DECEMBER)
    stranger.close()
    assert [one.month for one in all_reminders(told)] == ["2026-11"]


def test_a_restore_within_the_month_sends_nobody_a_second_one(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 2)
    with told.reading() as connection:
        backup = [dict(row._mapping) for row in connection.execute(select(reminders))]
    send_reminders(told, DECEMBER)
    with told.writing() as connection:
        connection.execute(reminders.delete())
        connection.execute(reminders.insert(), backup)
    send_reminders(told, DECEMBER)
    assert received(people) == [1, 1]
    send_reminders(told, JANUARY)
    assert received(people) == [2, 2]


def test_who_leaves_while_others_are_sent_to_gets_none(told: Store, api: TelegramApi) -> None:
    people = people_who_ask(told, api, 2)
    last = people[[one.chat for one in all_reminders(told)].index(people[0].id) == 0]
    original = api.world.add_message

    def leaves(*parts: object, **more: object) -> object:
        leave_reminders(told, last.id)
        return original(*parts, **more)  # type: ignore[arg-type]

    api.world.add_message = leaves  # type: ignore[assignment, method-assign]
    send_reminders(told, DECEMBER)
    assert received([last]) == [0] and len(api.calls_of("sendMessage")) == 1


def test_an_example_year_says_so_in_its_message_too(told: Store, api: TelegramApi) -> None:
    mark_finished(told)
    (one,) = people_who_ask(told, api, 1)
    send_reminders(told, DECEMBER)
    assert "Примерни данни" in one.sees()[-1].text


def test_the_clock_does_it_each_day_and_notes_its_success(told: Store) -> None:
    run_due_jobs(told, datetime(2026, 11, 16, 16, 0, tzinfo=ZONE))
    assert f"{last_success(told, 'reminders')}" == "2026-11-16" and f"{last_success(told, 'opening')}" == "2026-11-15"
