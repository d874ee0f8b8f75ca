"""The real bot: an idea or complaint is sent, its four words are checked, its answer is read and followed up."""

import re
from dataclasses import replace

import pytest

from bot.dialogue import Dialogue, Stage
from bot.interview import advance, say_words
from bot.letters import Letters
from bot.render import draw
from bot.taps import Tap, Verb
from config.load import instrument
from config.texts import speech
from config.vocabulary import Speaker
from feedback_store.complaints.four_words import in_latin
from feedback_store.complaints.replies import reply
from feedback_store.complaints.threads import find_thread
from feedback_store.opening import Outcome, open_box
from tests.bot.chatting import tap_through
from tests.bot.running_bot import RunningBot
from tests.builders import recipients_in, taps
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until

FOOD = "Супата винаги е студена"
CHILD = ("Български", "Дете", "8–11", "Не, без помощ")
PARENT = ("English", "A parent")


def sends_an_idea(person: Person, *who: str, text: str = FOOD, language: str = "bg", name: str = "") -> tuple[str, ...]:
    """Send an idea, signed where there is a name, and return the four words that were shown."""
    say = speech(language).say
    person.says("/idea")
    tap_through(person, *who)
    person.waits_for("не е наред" if language == "bg" else "What is wrong?")
    person.says(text)
    person.waits_for(text, 30)
    if name:
        person.taps(say("Sign with my name"))
        person.waits_for("this is not anonymous")
        person.says(name)
        person.waits_for(name)
    person.taps(say("Into the box"))
    shown = person.waits_for("Твоите четири думи:" if language == "bg" else "These are your four words:", 30)
    words = re.findall(r"^(?:[a-z]+ \()?([а-я]+)\)?$", shown.text, re.MULTILINE)
    assert len(words) == 4
    return tuple(words)


def test_a_child_complains_and_reads_the_answer_three_days_later(api: TelegramApi, bot: RunningBot) -> None:
    recipients_in(bot.store, "cop-ruse")
    child = api.person("Дете")
    words = sends_an_idea(child, *CHILD)
    assert child.waits_for("Писмото ти е в кутията.")
    child.taps("Скрий го")
    wait_until(lambda: "Твоите четири думи:" not in child.screen(), 5, child.screen)
    child.says(words[0])
    child.waits_for("Вече не се показват.")
    child.says(" ".join(reversed(words)))
    child.waits_for("Не са съвсем същите. Ето ги пак.")
    child.says(" ".join(words).title())
    child.waits_for("Точно така.")
    wait_until(lambda: not any(" ".join(words).title() in one.text for one in child.sees()), 5, child.screen)
    child.says("/answer")
    child.says(" ".join(words))
    child.waits_for("С тези думи още няма нищо.")
    taps(bot.store, "cop-ruse", *["happy"] * 5)
    assert open_box(bot.store, "cop-ruse") is Outcome.OPENED
    reply(bot.store, "cop-ruse", 1, "Говорихме с кухнята. Ще я топлят.")
    child.says("една дума")
    child.waits_for("Трябват четири думи, подред.")
    child.says(", ".join((*words[:3], "абракадабра")))
    child.waits_for("Няма такава дума: абракадабра.")
    child.says(" ".join(map(in_latin, words)))
    shown = child.waits_for("Говорихме с кухнята. Ще я топлят.")
    assert FOOD in shown.text
    child.taps("Ще кажа още нещо", times=2)
    tap_through(child, "Още не")
    child.waits_for("Какво още искаш да кажеш?")
    assert "Не знаем кой пише." in child.screen()
    child.says("Още е студена")
    child.waits_for("„Още е студена“")
    child.says(f"/answer {' '.join(words)}")
    child.waits_for("Говорихме с кухнята.")
    child.says("/stop")
    child.says(" ".join(words))  # days later, and nobody asked for them
    child.waits_for("Говорихме с кухнята.")
    child.says("Още е студена")
    child.waits_for("Ще отиде към това писмо.")
    child.taps("Още не")
    assert "Не знаем кой пише." in child.waits_for("„Още е студена“").text
    child.taps(speech("bg").say("Into the box"))
    child.waits_for("И това е в кутията.")
    (letter,) = bot.contents("cop-ruse")
    assert (letter["instrument"], letter["answers"]) == ("follow_up", {"more": "Още е студена", "outcome": ["open"]})
    assert find_thread(bot.store, words)
    for trace in (*words, FOOD):
        assert trace not in bot.log


def test_threads_and_words_are_hidden_by_a_tap_after_a_restart_too_and_danger_gets_no_cheerful_thanks(
    api: TelegramApi, bot: RunningBot
) -> None:
    recipients_in(bot.store, "cop-ruse")
    mother = api.person("Мама")
    words = sends_an_idea(mother, *PARENT, text="The soup is cold", language="en", name="Ivanka, 0888 123 456")
    assert bot.contents("cop-ruse")[0]["signature"] == "Ivanka, 0888 123 456"
    mother.says(" ".join(map(in_latin, words)))
    mother.waits_for("That's right.")
    mother.says(" ".join(words))
    assert "one more word" in mother.waits_for("There is nothing with these words yet.").text
    assert " ".join(words) not in mother.screen() and bot.count("cop-ruse") == 1
    taps(bot.store, "cop-ruse", *["happy"] * 5)
    assert open_box(bot.store, "cop-ruse") is Outcome.OPENED
    mother.says("/answer")
    mother.says(" ".join(words))
    mother.waits_for("There is no answer yet.")
    mother.taps("Hide this")
    wait_until(lambda: "There is no answer yet." not in mother.screen(), 5, mother.screen)
    child = api.person("Дете")
    sends_an_idea(child, *CHILD, text="татко ме би с колана снощи")
    child.waits_for("116 111")
    assert "Писмото ти е в кутията." not in child.screen()
    bot.kill()
    bot.start()
    child.taps("Скрий го")
    wait_until(lambda: "Твоите четири думи:" not in child.screen(), 5, child.screen)


def test_only_a_grown_up_may_sign_and_reads_first_that_it_is_not_anonymous() -> None:
    written = Dialogue("home", "ЦОП", "bg", stage=Stage.SUMMARY, speaker=Speaker.PARENT, instrument=instrument("idea"))
    child = replace(written, speaker=Speaker.CHILD)
    assert advance(child, Tap(Verb.SIGN), {}) is child
    asked = advance(written, Tap(Verb.SIGN), {})
    assert "не е анонимно" in draw(asked, {}).text
    assert say_words(asked, "И" * 201) is asked
    signed = say_words(asked, " Иванка Колева, 0888 123 456 ")
    assert (signed.stage, signed.signature) == (Stage.SUMMARY, "Иванка Колева, 0888 123 456")
    assert "Подпис: Иванка Колева, 0888 123 456" in draw(signed, {}).text
    assert replace(signed, stage=Stage.READY).kept().signature == ""


@pytest.mark.slow
def test_the_message_with_the_words_disappears_after_a_minute(api: TelegramApi, bot: RunningBot) -> None:
    recipients_in(bot.store, "cop-ruse")
    child = api.person("Дете")
    sends_an_idea(child, *CHILD)
    wait_until(lambda: "Твоите четири думи" not in child.screen(), 75, child.screen)


def test_the_words_stand_for_a_minute() -> None:
    defaults = Letters.__init__.__kwdefaults__
    assert defaults is not None and defaults["shown_seconds"] == 60
