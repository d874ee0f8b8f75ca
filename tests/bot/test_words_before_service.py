"""Words that come before it is known for which service: they wait, and danger in them is answered at once."""

from bot.flood import MESSAGES_A_MINUTE
from feedback_store.concerns.heard import read_concerns
from tests.bot.chatting import tap_through
from tests.bot.conftest import MakeBot
from tests.builders import recipients_in
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until


def test_words_written_before_the_service_is_chosen_are_taken_up_there(api: TelegramApi, make_bot: MakeBot) -> None:
    bot = make_bot()
    bot.add_service("cnst-byala", "ЦНСТ Бяла")
    recipients_in(bot.store, "cnst-byala")
    bot.start()
    mother, child, other = api.person("Анна"), api.person(), api.person("Иван")
    mother.says("Много ни помогнахте")
    tap_through(mother, "ЦНСТ Бяла", "Бурканче за щастие", "Родител")
    mother.waits_for("„Много ни помогнахте“", 30)
    mother.taps("Пусни в кутията")
    mother.waits_for("Листчето Ви е в бурканчето.")
    assert [said["answers"]["note"] for said in bot.contents("cnst-byala")] == ["Много ни помогнахте"]
    child.says("вкъщи татко ме бие с колана")
    assert "116 111" in child.waits_for("Благодаря за доверието.").text
    child.taps("ЦОП Русе")
    child.waits_for("съобщенията не стигат до човек")
    other.says("/start")
    other.waits_for("ЦОП Русе")
    other.says("Бяла")
    wait_until(lambda: not other.sees()[-1].has_button("ЦОП Русе"))
    tap_through(other, "ЦНСТ Бяла")
    other.waits_for("На какъв език?")
    many = api.person("Петър")
    for number in range(MESSAGES_A_MINUTE + 6):
        many.says(f"Градът {number}")
    many.waits_for("След минута")
    many.says("татко ме бие с колана")
    many.waits_for("Благодаря за доверието.")
    many.taps("ЦНСТ Бяла")
    many.waits_for("Ще го прочете човек, който пази деца.")
    (heard,) = read_concerns(bot.store, "cnst-byala")
    assert "татко ме бие с колана" in heard.text and not read_concerns(bot.store, "cop-ruse")
