"""The real bot where the provider takes voice messages: who hears one is said first, and it can be taken back."""

from feedback_store.recordings.kept import waiting_recordings, write_down
from tests.bot.chatting import CHILD, tap_through
from tests.bot.conftest import MakeBot
from tests.bot.running_bot import RunningBot
from tests.builders import recipients_in
from tests.sounds import a_sound
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.people import Person

ASKED = "Или изпрати гласово съобщение"
HEARD = "Възрастен ще чуе гласа ти."


def speaking(make_bot: MakeBot) -> RunningBot:
    """Return a running bot that takes voice messages."""
    bot = make_bot(GLASCHE_VOICE_MESSAGES="true")
    recipients_in(bot.store, "cop-ruse")
    bot.start()
    return bot


def asked_for_an_idea(api: TelegramApi, name: str) -> Person:
    person = api.person(name)
    person.says("/idea")
    tap_through(person, *CHILD[:-1])
    assert HEARD in person.waits_for(ASKED).text
    return person


def test_a_child_hears_first_who_listens_and_its_words_come_into_the_box_when_they_are_written_down(
    api: TelegramApi, make_bot: MakeBot
) -> None:
    bot = speaking(make_bot)
    child = asked_for_an_idea(api, "Цветомила")
    child.speaks(a_sound(3), 3)
    shown = child.waits_for("Може да го познае.").text
    assert HEARD in shown and "3 сек." in shown and "Ако си в опасност" in shown
    child.taps("Не, ще пиша")
    child.waits_for(ASKED)
    child.speaks(a_sound(2), 2)
    child.waits_for("2 сек.")  # what is sent is what is shown last
    assert not api.calls_of("getFile")
    child.taps("Изпрати гласа ми", times=2)
    assert "116 111" in child.waits_for("Гласът ти е запазен.", 60).text
    child.waits_for("Твоите четири думи:")
    (waiting,) = waiting_recordings(bot.store, "cop-ruse")
    assert bot.count("cop-ruse") == 0 and waiting.submission.receipt
    write_down(bot.store, waiting, "Супата е студена")
    (letter,) = bot.contents("cop-ruse")
    assert letter["answers"] == {waiting.step: "Супата е студена"} and letter["receipt"]
    kept = b"".join(path.read_bytes() for path in bot.home.rglob("*") if path.is_file())
    assert not [word for word in (str(child.id), "Цветомила") if word.encode() in kept]


def test_what_cannot_be_kept_is_said_and_asked_again_and_what_is_written_instead_is_taken(
    api: TelegramApi, make_bot: MakeBot
) -> None:
    bot = speaking(make_bot)
    child = asked_for_an_idea(api, "Дете")
    child.speaks(a_sound(1), 61)
    child.waits_for("може да трае 60 секунди")
    child.speaks(b"no sound", 4)
    child.taps("Изпрати гласа ми")
    assert ASKED in child.waits_for("не можа да се приеме").text
    child.speaks(a_sound(1), 1)
    child.waits_for("Изпрати гласа ми")
    child.says("Супата е студена")
    child.taps("Пусни в кутията")
    child.waits_for("Писмото ти е в кутията.")
    child.sends("voice")
    child.waits_for("приемат там, където се искат думи")
    assert waiting_recordings(bot.store, "cop-ruse") == () and bot.count("cop-ruse") == 1
