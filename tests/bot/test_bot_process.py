"""The real bot, a process of its own, against the emulator: whole dialogues, restarts and the end."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.wishes import WISHES
from tests.bot.chatting import CHILD, into_the_box, skip_to_the_summary, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.faults import dropped
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until


@contextmanager
def locked_box(bot: RunningBot) -> Iterator[None]:
    """Hold the box of the service locked, as a stuck backup would."""
    place = next((bot.home / "box" / "cop-ruse").glob("*.box"))
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_child_answers_in_one_message_that_changes(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person("Мария")
    child.opens_link("cop-ruse")
    assert "Telegram" in child.waits_for("ЦОП Русе").text
    tap_through(child, *CHILD)
    assert child.waits_for("Как ти е тук днес?").has_button("😢 Тъжно ми е")
    child.taps("Тъжно ми е")
    into_the_box(child)
    thanks = child.waits_for("Благодаря. Гласът ти е в кутията.")
    assert "116 111" in thanks.text and [shown.is_from_bot for shown in child.sees()] == [False, True]
    assert bot.contents("cop-ruse") == [
        {
            "instrument": "mood_board",
            "version": 3,
            "channel": "telegram",
            "language": "bg",
            "speaker": "child",
            "support": "alone",
            "age_band": "8_11",
            "answers": {"mood": ["sad"]},
        }
    ]


def test_a_parent_with_an_english_phone_is_greeted_in_english(api: TelegramApi, bot: RunningBot) -> None:
    parent = api.person("Ann", language="en-GB")
    parent.says("/start cop-ruse")
    assert "every bot receives the number of the profile" in parent.waits_for("This is Glasche, for").text
    tap_through(parent, "English", "A parent", "Mood board", "I'm calm")
    into_the_box(parent, "en")
    assert "116 111" in parent.waits_for("Thank you").text
    assert bot.contents("cop-ruse")[0]["speaker"] == "parent"


def test_a_second_answer_begins_with_who_speaks(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.opens_link("cop-ruse")
    tap_through(mother, "Български", "Родител", "Табло на настроението", "Радвам се")
    into_the_box(mother)
    tap_through(mother, "Да кажа друго", *CHILD[1:], "Страх ме е")
    into_the_box(mother)
    mother.waits_for("Благодаря. Гласът ти")
    assert sorted(said["speaker"] for said in bot.contents("cop-ruse")) == ["child", "parent"]


def test_an_instrument_with_ticks_conditions_and_skips_is_walked_to_its_end(
    api: TelegramApi, make_bot: MakeBot
) -> None:
    bot = make_bot(is_with_day_out="yes")
    bot.start()
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Излет", "Тъжно ми е", "▫️ Беше шумно", "▫️ Скарахме се", "✅ Беше шумно", "Готово")
    tap_through(child, "Да", "Напред без отговор")
    into_the_box(child)
    child.waits_for("Благодаря")
    (said,) = bot.contents("cop-ruse")
    assert said["answers"] == {"feeling": ["sad"], "why": ["quarrel"], "again": ["yes"]}


def test_a_child_sorts_cards_in_one_message(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Подреди картинките")
    for number, button in enumerate(["Хубаво", "Не е хубаво", *["Напред без отговор"] * 5, "И така, и така"], 1):
        child.waits_for(f"({number}/8)")
        child.taps(button)
    into_the_box(child)
    child.waits_for("Благодаря")
    (said,) = bot.contents("cop-ruse")
    assert said["answers"] == {"here": ["food.good", "outing.so_so", "play.not_good"]}


def test_a_button_tapped_twice_is_harmless(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    for button in (*CHILD, "Тъжно ми е"):
        child.taps(button, times=2)
    skip_to_the_summary(child)
    while not child.sees()[-1].has_button("Радвам се"):
        child.taps("Назад", times=2)
        wait_until(lambda: api.pending == 0)
    child.taps("Радвам се", times=2)
    skip_to_the_summary(child)
    child.taps("Пусни в кутията", times=2)
    child.waits_for("Благодаря")
    wait_until(lambda: api.pending == 0)
    assert (bot.count("cop-ruse"), len(child.sees())) == (1, 2)
    assert bot.contents("cop-ruse")[0]["answers"] == {"mood": ["happy"]}


def test_after_a_restart_a_button_is_answered_kindly_and_it_begins_anew(api: TelegramApi, make_bot: MakeBot) -> None:
    bot = make_bot()
    bot.add_service("cnst-byala", "ЦНСТ Бяла")
    bot.start()
    child = api.person()
    child.opens_link("cnst-byala")
    tap_through(child, *CHILD)
    child.waits_for("Как ти е тук днес?")
    assert bot.stop() == 0
    child.taps("Спокойно ми е")
    bot.start()
    begun = child.waits_for("Започваме отначало")
    assert "ЦНСТ Бяла" in begun.text and len(child.sees()) == 2
    tap_through(child, *CHILD, "Спокойно ми е")
    into_the_box(child)
    child.waits_for("Благодаря")
    assert (bot.count("cnst-byala"), bot.count("cop-ruse")) == (1, 0)


def test_a_power_cut_in_the_middle_loses_only_the_unfinished_dialogue(api: TelegramApi, bot: RunningBot) -> None:
    child, mother = api.person(), api.person("Анна")
    child.opens_link("cop-ruse")
    mother.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Радвам се")
    into_the_box(child)
    tap_through(mother, "Български")
    child.waits_for("Благодаря")
    mother.waits_for("Кой отговаря?")
    bot.kill()
    bot.start()
    mother.taps("Родител")
    mother.waits_for("Започваме отначало")
    assert bot.count("cop-ruse") == 1


def test_a_voice_is_confirmed_only_once_it_lies_in_the_box(api: TelegramApi, bot: RunningBot) -> None:
    first, child = api.person("Анна"), api.person()
    first.opens_link("cop-ruse")
    tap_through(first, "Български", "Родител", "Табло на настроението", "Радвам се")
    into_the_box(first)
    first.waits_for("Благодарим")
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD, "Тъжно ми е")
    skip_to_the_summary(child)
    with locked_box(bot):
        child.taps("Пусни в кутията")
        assert child.waits_for("Гласът ти още не е в кутията", 20).has_button("Още един опит")
        assert "Благодаря" not in child.screen() and bot.count("cop-ruse") == 1
    child.taps("Още един опит")
    child.waits_for("Благодаря")
    assert bot.count("cop-ruse") == 2


def test_a_single_service_needs_no_name(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.says("/start")
    mother.waits_for("ЦОП Русе")


def test_a_link_of_an_unknown_service_never_counts_for_the_only_one(api: TelegramApi, bot: RunningBot) -> None:
    mother = api.person()
    mother.opens_link("no-such-centre")
    shown = mother.waits_for("Тази връзка не води доникъде.")
    assert "ЦОП Русе" not in shown.text and shown.has_button("ЦОП Русе")


def test_words_are_answered_with_the_way_to_help(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("Бият ме")
    told = child.waits_for("не стигат до човек").text
    assert "116 111" in told and told.startswith("Благодаря за доверието.")
    child.sends_document(b"letter", "letter.txt")
    wait_until(lambda: len(child.sees()) == 4)


def test_help_and_privacy_answer_at_any_time(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("/help")
    child.waits_for("На тези номера винаги има човек:")
    child.says("/privacy")
    child.waits_for("Telegram знае кой пише до нас")
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:2])
    child.says("/privacy")
    child.waits_for("Затова не знаем чий е отговорът.")
    child.taps("8–11")
    child.waits_for("Помага ли ти някой да отговаряш?")


def test_stop_forgets_the_dialogue_and_keeps_nothing(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD)
    child.waits_for("Как ти е тук днес?")
    child.says("/stop")
    child.waits_for("Недовършеното не е записано")
    wait_until(lambda: not any(shown.buttons for shown in child.sees()))
    assert bot.count("cop-ruse") == 0


def test_a_new_start_takes_the_old_message_away(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    child.taps("Български")
    child.waits_for("Кой отговаря?")
    child.opens_link("cop-ruse")
    wait_until(lambda: [shown.is_from_bot for shown in child.sees()] == [False, False, True])
    child.waits_for("На какъв език?")


def test_a_tap_in_an_older_message_that_no_longer_fits_is_led_to_the_newest(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.opens_link("cop-ruse")
    old, button = child.message_with("Български")
    child.opens_link("cop-ruse")
    wait_until(lambda: [shown.is_from_bot for shown in child.sees()] == [False, False, True])
    child.taps("Български")
    child.waits_for("Кой отговаря?")
    child.taps_again(old, button)
    wait_until(lambda: "Разговорът продължава в последното съобщение." in [toast.text for toast in child.toasts])


def test_a_button_of_another_question_of_the_same_name_never_counts(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("/jar")
    tap_through(child, *CHILD[:-1])
    happy_with, button = child.message_with("▫️ 🍲 Храната")
    child.says("/mood")
    tap_through(child, "Тъжно ми е", "С картинки")
    child.waits_for("Заради какво е така?")
    child.taps_again(happy_with, button)
    wait_until(lambda: "Разговорът продължава в последното съобщение." in [toast.text for toast in child.toasts])
    tap_through(child, "▫️ 🛏️ Стаята", "Готово")
    into_the_box(child)
    child.waits_for("Благодаря")
    assert bot.contents("cop-ruse")[0]["answers"]["pictures"] == ["room"]


def test_of_two_twins_the_one_that_is_tapped_stays(api: TelegramApi, bot: RunningBot) -> None:
    api.faults.plan("sendMessage", dropped(), after_effect=True)
    child = api.person()
    child.opens_link("cop-ruse")
    old, button = child.message_with("Български")
    wait_until(lambda: len(child.sees()) == 3)
    child.taps_again(old, button)
    child.waits_for("Кой отговаря?")
    assert [shown.text for shown in child.sees()] == ["/start cop-ruse", "Кой отговаря?"]


def test_the_bot_leaves_a_group_with_a_sentence(api: TelegramApi, bot: RunningBot) -> None:
    family = api.group()
    mother = api.person()
    mother.adds_the_bot_to(family)
    wait_until(lambda: not family.has_bot)
    assert ["Говоря само насаме" in shown.text for shown in mother.sees(family)] == [True]


def test_dialogues_at_the_same_time_do_not_mix(api: TelegramApi, bot: RunningBot) -> None:
    people = [api.person(f"Дете {number}") for number in range(6)]
    faces = ["Радвам се", "Спокойно ми е", "Тъжно ми е", "Страх ме е", "Ядосвам се", "Не знам"]

    def talk(person: Person, face: str) -> None:
        person.opens_link("cop-ruse")
        tap_through(person, *CHILD, face)
        into_the_box(person)
        person.waits_for("Благодаря", 30)

    threads = [threading.Thread(target=talk, args=pair) for pair in zip(people, faces, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = sorted(said["answers"]["mood"][0] for said in bot.contents("cop-ruse"))
    assert said == ["angry", "calm", "dont_know", "happy", "sad", "scared"]


def test_commands_and_descriptions_are_set_once(api: TelegramApi, bot: RunningBot) -> None:
    commands = api.world.own_texts["commands", "bg", "default"]
    others = ["answer", "news", "language", "help", "reminder", "privacy", "clear", "stop"]
    assert [command["command"] for command in commands] == ["start", *WISHES, *others]
    assert "Telegram" in api.world.own_texts["description", "", "default"]
    set_before = len(api.calls_of("setMyCommands"))
    bot.stop()
    bot.start()
    assert len(api.calls_of("setMyCommands")) == set_before


def test_a_signal_ends_the_bot_cleanly_and_soon(api: TelegramApi, bot: RunningBot) -> None:
    begun = time.monotonic()
    assert bot.stop() == 0
    assert time.monotonic() - begun < 5
    assert api.pending == 0
