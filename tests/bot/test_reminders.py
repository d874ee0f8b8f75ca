"""Reminders with the real bot and the real clock as processes: asked for, sent, answered, left; none of it is told."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from config.settings import ZONE
from feedback_store.reminders.kept import all_reminders, is_reminded
from feedback_store.reminders.rounds import first_saturday
from feedback_store.schema import jobs
from feedback_store.upsert import put_row
from set_up_parts import faketime_library
from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.running_bot import RunningBot
from tests.feedback_store.moved_clock import MovedClock
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until

PARENT = ("Български", "Родител", "Табло на настроението", "Радвам се")
YOUNG = ("Български", "Млад човек", "15–17", "Не, без помощ", "Табло на настроението", "Радвам се")
OFFER, ON, OFF, MONTHLY = "Напомняне всеки месец?", "Напомнянето е включено", "Напомнянето е спряно", "Нов месец"
AGES = "15 и повече години"
LATER = timedelta(days=45)
"""After so long everybody who asks today is due."""


@pytest.fixture
def clock(bot: RunningBot, tmp_path: Path) -> Iterator[MovedClock]:
    """Return the clock of the bot's home on a first Saturday in the afternoon, not running yet."""
    day = first_saturday(datetime.now(ZONE).date() + LATER)
    with bot.store.writing() as connection:  # the other work of that day was done, so that the reminders come first
        for job in ("opening", "forgetting", "sweep", "backup"):
            put_row(connection, jobs, {"name": job, "last_success_on": day - timedelta(days=1)})
    environment = {
        "GLASCHE_HOME": str(bot.home),
        "GLASCHE_TELEGRAM_TOKEN": bot.api.token,
        "GLASCHE_TELEGRAM_API": bot.api.url,
    }
    with MovedClock(tmp_path, environment, datetime.combine(day, time(16, 30), ZONE)) as made:
        yield made


def answers(person: Person, *buttons: str) -> None:
    person.opens_link("cop-ruse")
    tap_through(person, *buttons)
    into_the_box(person)
    person.waits_for("в кутията")


def monthly(person: Person) -> int:
    return len([one for one in person.sees() if MONTHLY in one.text])


@pytest.mark.skipif(not faketime_library(), reason="libfaketime is only there on Linux")
def test_who_asked_after_hearing_what_it_tells_is_reminded_once_begins_or_leaves_by_a_tap(
    api: TelegramApi, bot: RunningBot, clock: MovedClock
) -> None:
    parent, young, blocks, talker = (api.person(name) for name in ("Гергана", "Пламена", "Красимир", "Светозара"))
    answers(parent, *PARENT)
    answers(young, *YOUNG)
    for person, told in ((parent, "дори по съдебен ред"), (young, "От номера дори съд вижда само, че пишеш.")):
        person.taps(OFFER)
        assert "60 дни" in person.waits_for(told).text and not is_reminded(bot.store, person.id)
    for person in (blocks, talker):
        person.says("/reminder on")
        assert AGES in person.waits_for("Който държи този телефон").text
    for person in (parent, young, blocks):
        person.taps("Да, веднъж месечно", times=2)
        person.waits_for(ON)
    blocks.blocks_the_bot()
    wait_until(lambda: not is_reminded(bot.store, blocks.id), 10, lambda: bot.log)
    bot.kill()
    bot.start()
    clock.start()
    for person in (parent, young):
        person.waits_for(MONTHLY, 60)
    parent.taps("Да започнем")
    parent.waits_for("ЦОП Русе")
    young.taps("Спиране на съобщенията")
    young.waits_for(OFF)
    wait_until(lambda: monthly(parent) + monthly(young) == 0, 10, parent.screen)
    parent.says("/stop")
    parent.waits_for("Напомнянето веднъж месечно остава.")
    parent.taps("Спиране на съобщенията")
    parent.waits_for(OFF)
    clock.kill()
    sent = [call.params["chat_id"] for call in api.calls_of("sendMessage") if MONTHLY in call.params["text"]]
    assert sorted(map(int, sent)) == [parent.id, young.id] and all_reminders(bot.store) == ()
    assert_nothing_tells_of(bot, clock, parent, young, blocks, talker)


def assert_nothing_tells_of(bot: RunningBot, clock: MovedClock, *people: Person) -> None:
    files = {path: path.read_bytes() for path in bot.home.rglob("*") if path.is_file()}
    files[Path("clock.log")] = clock.log.encode()
    for person in people:
        words = (str(person.id).encode(), person.account.first_name.encode())
        assert not [path for path, content in files.items() if any(word in content for word in words)]


def test_a_child_of_14_or_younger_is_neither_offered_it_nor_given_it(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    answers(child, *CHILD, "Тъжно ми е")
    assert not child.sees()[-1].has_button(OFFER)
    child.says("/reminder")
    assert child.waits_for(AGES).buttons == ()


def test_it_can_be_declined_and_switched_off_by_a_word_in_every_language(api: TelegramApi, bot: RunningBot) -> None:
    for language, asked, declined, off in (
        ("en", "Yes, once a month", "Not now", "The reminder is off"),
        ("tr", "Evet, ayda bir", "Şimdi değil", "Hatırlatma kapalı"),
        ("uk", "Так, раз на місяць", "Не зараз", "Нагадування вимкнено"),
    ):
        person = api.person(language=language)
        person.says("/reminder")
        person.waits_for(asked)
        person.taps(declined)
        wait_until(lambda one=person: len(one.sees()) == 1, 10, person.screen)  # type: ignore[misc]
        assert not is_reminded(bot.store, person.id)
        person.says("/reminder")
        person.taps(asked)
        wait_until(lambda one=person: is_reminded(bot.store, one.id), 10, person.screen)  # type: ignore[misc]
        person.says("/reminder OFF")
        person.waits_for(off)
        assert not is_reminded(bot.store, person.id)


def test_beginning_from_a_reminder_does_not_break_off_an_interview(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.opens_link("cop-ruse")
    tap_through(mother, *PARENT[:2])
    question = mother.waits_for("Табло на настроението")
    message = mother._world.find_message(mother.id, question.id)
    assert message
    mother.taps_again(message.as_json(), "reminder:begin")
    wait_until(lambda: [one for one in mother.toasts if "най-новото" in one.text], 10, mother.screen)
    assert mother.sees()[-1] == question
