"""A face that was typed, as a word or as a sign, where faces are asked: which one is meant."""

from collections.abc import Iterable

from bot.dialogue import Dialogue, Stage
from bot.emoji import FACES, with_picture
from config.steps import Kind, Option
from feedback_store.complaints.four_words import split_words

ALIKE = {
    "happy": "😀😃😄😁😆🙂☺🥰😍🤗",
    "sad": "😭😿☹🙁😞🥺",
    "scared": "😱😰😧",
    "angry": "😡🤬😤👿",
    "calm": "🙏",
    "yes": "👌",
    "dont_know": "🤷",
}
"""Other signs of a phone that mean the same face, by its key."""
MOST_WORDS = 4
"""In a longer message somebody tells more than a face."""
NOT = frozenset(("не", "няма", "not", "don", "no", "değil", "yok", "ні", "немає"))
"""Words that turn what stands beside them round."""
WITHOUT_FEELING = frozenset(("мені", "know", "знам", "знаю", "може", "маю"))
SHORTEST, MOST_LONGER, ENDING = 4, 3, 2
"""Letters: of a word that may have another ending, how much longer a form may be, and how many at the end differ."""


def face_meant(dialogue: Dialogue, text: str) -> str | None:
    """Return the face that was typed, as its button has it; None where none or more than one fits, or none is asked."""
    step = dialogue.step
    if dialogue.stage is not Stage.STEP or step is None or step.kind not in (Kind.FACES, Kind.FEELINGS):
        return None
    found = _by_sign(step.options, text) or _by_words(step.options, split_words(text))
    return with_picture(FACES, found.key, found.text[dialogue.language]) if found else None


def _by_sign(options: Iterable[Option], text: str) -> Option | None:
    sign = text.strip().rstrip("\ufe0f!. ")[:1]
    return _only(one for one in options if sign and sign in FACES.get(one.key, "") + ALIKE.get(one.key, ""))


def _by_words(options: tuple[Option, ...], typed: tuple[str, ...]) -> Option | None:
    if not 0 < len(typed) <= MOST_WORDS:
        return None
    texts = {one.key: [split_words(text) for text in one.text.values()] for one in options}
    if exact := _only(one for one in options if typed in texts[one.key]):
        return exact
    if NOT.intersection(typed):
        return None
    telling = {key: {word for text in found for word in text} - WITHOUT_FEELING - NOT for key, found in texts.items()}
    return _only(one for one in options if any(_is_form(a, b) for a in typed for b in telling[one.key]))


def _is_form(typed: str, word: str) -> bool:
    """Return whether two words are the same but for their ending."""
    shorter, longer = sorted((len(typed), len(word)))
    if shorter < SHORTEST:
        return typed == word and shorter > ENDING
    same = next((place for place, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), shorter)
    return same >= max(SHORTEST - 1, shorter - ENDING) and longer - shorter <= MOST_LONGER


def _only(found: Iterable[Option]) -> Option | None:
    every = tuple(found)
    return every[0] if len(every) == 1 else None
