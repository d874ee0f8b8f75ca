"""The real bot asks a service's own questions, as it asks all others."""

from config.own_questions import OwnQuestion, QuestionSet
from config.steps import Kind
from feedback_store.opening import open_box
from feedback_store.question_sets.kept import State, add_set, set_state
from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.running_bot import RunningBot
from tests.telegram_api.api import TelegramApi

CAMP = QuestionSet(
    1, 1, {"bg": "Лагерът"}, (OwnQuestion(Kind.THIS_OR_THAT, {"bg": "Хареса ли ти?"}, ({"bg": "Да"}, {"bg": "Не"})),)
)


def test_a_child_finds_the_set_in_the_menu_and_answers_it(api: TelegramApi, bot: RunningBot) -> None:
    set_state(bot.store, "cop-ruse", add_set(bot.store, "cop-ruse", CAMP), State.ON)
    open_box(bot.store, "cop-ruse")
    child = api.person("Мария")
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Лагерът")
    assert child.waits_for("Хареса ли ти?").has_button("Не")
    child.taps("Да")
    into_the_box(child)
    child.waits_for("Благодаря. Гласът ти е в кутията.")
    (said,) = bot.contents("cop-ruse")
    assert (said["instrument"], said["version"], said["answers"]) == ("set_1", 1, {"q1": ["a1"]})
