"""The news in a chat: what is told there, to a child as to a child, to others politely."""

from datetime import date

import pytest

from bot.news import in_words
from config.vocabulary import LANGUAGES
from feedback_store.actions.told import Telling, ToldAt
from tests.feedback_store.actions.test_news import SENTENCE

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
