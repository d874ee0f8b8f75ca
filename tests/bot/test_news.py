"""The news in a chat: what is told there, to a child as to a child, to others politely."""

from datetime import date

import pytest

from bot.news import in_words
from config.vocabulary import LANGUAGES
from feedback_store.actions.kept import Source, begin_action
from feedback_store.actions.told import Telling, ToldAt, tell
from feedback_store.opening import open_box
from tests.bot.chatting import CHILD, into_the_box, tap_through
from tests.bot.running_bot import RunningBot
from tests.feedback_store.actions.test_decisions import DONE
from tests.feedback_store.actions.test_news import SENTENCE
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

ONE = Telling(
    "s",
    1,
    1,
    {"bg": SENTENCE, "tr": "Artık her gün çıkıyoruz."},
    "1F333",
    frozenset(ToldAt),
    True,
    date(2026, 11, 16),
    False,
    False,
)


@pytest.mark.parametrize(
    ("language", "is_child", "words"),
    [
        ("bg", True, f"Ти каза – ние направихме\n\n🌳 {SENTENCE}"),
        ("bg", False, f"Вие казахте, ние направихме\n\n🌳 {SENTENCE}"),
        ("tr", True, "Sen söyledin – biz yaptık\n\n🌳 Artık her gün çıkıyoruz."),
        ("uk", False, f"Ви сказали – ми зробили\n\n🌳 {SENTENCE}"),
        ("en", False, f"You said it, we did it\n\n🌳 {SENTENCE}"),
    ],
)
def test_news_is_told_in_the_language_of_the_chat_or_as_it_was_written(
    language: str, is_child: bool, words: str
) -> None:
    assert in_words((ONE,), language, is_child=is_child) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_told_a_chat_says_so(language: str) -> None:
    assert in_words((), language, is_child=True)


def test_a_family_reads_the_news_and_a_child_answers_whether_it_noticed(api: TelegramApi, bot: RunningBot) -> None:
    child = api.person()
    child.says("/news")
    child.waits_for("Още няма новини.")
    number = begin_action(bot.store, "cop-ruse", "f", about="Навън", source=Source.STAFF, named="", first=DONE, by="m")
    today, everywhere = bot.store.today(), frozenset(ToldAt)
    said = {"bg": SENTENCE}
    tell(bot.store, "cop-ruse", number, 0, sentences=said, picture="1F333", places=everywhere, told_from=today)
    open_box(bot.store, "cop-ruse")
    child.says("/news")
    assert "Вие казахте, ние направихме" in child.waits_for(SENTENCE).text
    child.opens_link("cop-ruse")
    tap_through(child, *CHILD[:-1], "Ти каза – ние направихме", "Да")
    child.says("/news")
    wait_until(lambda: any("Ти каза – ние направихме\n\n🌳" in one.text for one in child.sees()))
    into_the_box(child)
    wait_until(lambda: bot.count("cop-ruse") == 1)
    assert bot.contents("cop-ruse")[0]["answers"] == {"noticed": ["news_1.yes"]}
