"""The dialogues that are shown: what a person taps or writes, and the words that the bot then shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.pictures.letters import LETTERS


@dataclass(frozen=True)
class Turn:
    """A tap on a button, or words that are written once `there` stands in the chat; `then` is what comes.

    `boards` is how many messages with buttons stand there then; the question before is gone.
    """

    then: str
    button: str = ""
    words: str = ""
    there: str = ""
    is_shown: bool = False
    boards: int = 1


def tapped(button: str, then: str, *, is_shown: bool = False, boards: int = 1) -> Turn:
    """Return a tap."""
    return Turn(then, button, is_shown=is_shown, boards=boards)


PARENT: Mapping[str, Sequence[Turn]] = {
    "bg": (
        tapped("Български", "Кой отговаря?", is_shown=True),
        tapped("Родител", "кажете"),
        tapped("Табло на настроението", "днес"),
        tapped("😌 Спокойно ми е", "още", is_shown=True),
        tapped("Напред без отговор", "отговорите Ви"),
        tapped("Пусни в кутията", "Гласът Ви"),
    ),
    "en": (
        tapped("English", "Who is answering?", is_shown=True),
        tapped("A parent", "tell us"),
        tapped("Mood board", "today?"),
        tapped("😌 I'm calm", "more", is_shown=True),
        tapped("Skip", "your answers"),
        tapped("Into the box", "Your voice"),
    ),
    "tr": (
        tapped("Türkçe", "Kim cevap veriyor?", is_shown=True),
        tapped("Anne ya da baba", "Duygu panosu"),
        tapped("Duygu panosu", "Sakinim"),
        tapped("😌 Sakinim", "Atla", is_shown=True),
        tapped("Atla", "Kutuya"),
        tapped("Kutuya", "116 111"),
    ),
}
"""A parent answers in ninety seconds."""

DANGER: Mapping[str, Sequence[Turn]] = {
    "bg": (
        tapped("Български", "Кой отговаря?"),
        tapped("Дете", "12–14"),
        tapped("12–14", "Помага ли ти"),
        tapped("Не, без помощ", "Табло на настроението"),
        tapped("Табло на настроението", "Страх ме е"),
        tapped("😨 Страх ме е", "С думи"),
        tapped("С думи", "Не знаем кой пише."),
        Turn("Ето какво каза.", words="Вкъщи ме бият", there="Не знаем кой пише.", is_shown=True),
        tapped("Пусни в кутията", "Да кажа друго", is_shown=True),
    ),
    "en": (
        tapped("English", "Who is answering?"),
        tapped("A child", "12–14"),
        tapped("12–14", "helping"),
        tapped("No, just me", "Mood board"),
        tapped("Mood board", "I'm scared"),
        tapped("I'm scared", "words"),
        tapped("words", "We don't know who writes."),
        Turn("This is what you said.", words="They hit me at home", there="We don't know who writes.", is_shown=True),
        tapped("Into the box", "Say something else", is_shown=True),
    ),
}
"""A child tells of danger, and gets the way to help at once."""

REMINDER: Mapping[str, Sequence[Turn]] = {
    "bg": (
        tapped("Напомняне всеки месец?", "дори по съдебен ред", is_shown=True, boards=2),
        tapped("Да, веднъж месечно", "Напомнянето е включено", is_shown=True, boards=2),
    ),
    "en": (
        tapped("A reminder each month?", "even by court order", is_shown=True, boards=2),
        tapped("Yes, once a month", "The reminder is on", is_shown=True, boards=2),
    ),
}
"""The parent asks for a reminder below the thanks, and reads first what it tells."""

COMPLAINT: Mapping[str, Sequence[Turn]] = {
    "bg": (
        tapped("Български", "Кой отговаря?"),
        tapped("Дете", "12–14"),
        tapped("12–14", "Помага ли ти"),
        tapped("Не, без помощ", "Идея или оплакване"),
        tapped("Идея или оплакване", "Не знаем кой пише."),
        Turn("Ето какво каза.", words=LETTERS["bg"].text, there="Не знаем кой пише.", is_shown=True),
        tapped("Пусни в кутията", "Напиши четирите думи още веднъж.", is_shown=True, boards=2),
    ),
    "en": (
        tapped("English", "Who is answering?"),
        tapped("A child", "12–14"),
        tapped("12–14", "helping"),
        tapped("No, just me", "Idea or complaint"),
        tapped("Idea or complaint", "We don't know who writes."),
        Turn("This is what you said.", words=LETTERS["en"].text, there="We don't know who writes.", is_shown=True),
        tapped("Into the box", "Type the four words once more.", is_shown=True, boards=2),
    ),
}
"""A young person complains and gets four words."""

ANSWER: Mapping[str, Sequence[Turn]] = {
    "bg": (
        Turn("Четирите думи, в едно съобщение:", words="/answer", boards=0),
        Turn(LETTERS["bg"].reply, words=" ".join(LETTERS["bg"].receipt), there="Четирите думи"),
    ),
    "en": (
        Turn("The four words, in one message:", words="/answer", boards=0),
        Turn(LETTERS["en"].reply, words=" ".join(LETTERS["en"].receipt), there="The four words"),
    ),
}
"""The answer that waits for whoever has the words; what is typed of them is gone at once."""
