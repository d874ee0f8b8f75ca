"""What a thread and the words of a receipt look like in a chat."""

from enum import StrEnum

from bot import letter_words
from bot.dialogue import Dialogue
from bot.screen import Button, Screen
from bot.signs import length_of
from config.vocabulary import OFFERED
from feedback_store.complaints.four_words import in_latin
from feedback_store.complaints.letters import STAFF
from feedback_store.complaints.threads import Line, Thread

LETTERS_SIGN = "r"
"""How what a button of a thread carries begins; no verb of an interview and no search is written so."""
MOST_SHOWN = 3800
"""Characters of texts that are shown, the newest first, as Telegram counts them; a message holds 4,096."""
LONGEST_OWN = 300
"""Characters of a letter that are shown: its sender knows it; a reply is shown whole."""


class Wish(StrEnum):
    """What a button of a thread does."""

    MORE = "m"
    HIDE = "h"


def draw_receipt(dialogue: Dialogue) -> Screen:
    """Return the four words, in Latin letters too for whoever does not read Cyrillic.

    The button takes them away earlier, and where the bot was started again and has forgotten that they are to go.
    """
    is_plain = OFFERED[dialogue.language].reads_cyrillic
    words = [word if is_plain else f"{in_latin(word)} ({word})" for word in dialogue.receipt]
    return Screen(letter_words.receipt(dialogue, words), ((_hide(dialogue.language),),))


def draw_thread(thread: Thread, language: str) -> Screen:
    """Return what was written and replied, newest last, and what can be done."""
    shown = _newest([_paragraph(line, language) for line in thread.lines])
    if thread.closed_by is not None:
        shown.append(letter_words.is_closed(language))
    elif all(line.by != STAFF for line in thread.lines):
        shown.append(letter_words.no_answer_yet(language))
    buttons = (
        (Button(letter_words.add_more(language), write_wish(Wish.MORE)),),
        (_hide(language),),
    )
    return Screen("\n\n".join(shown), buttons)


def write_wish(wish: Wish) -> str:
    """Return what a button carries."""
    return f"{LETTERS_SIGN}:{wish}"


def _hide(language: str) -> Button:
    return Button(letter_words.hide(language), write_wish(Wish.HIDE))


def _newest(paragraphs: list[str]) -> list[str]:
    shown: list[str] = []
    for paragraph in reversed(paragraphs):
        if sum(map(length_of, shown)) + length_of(paragraph) > MOST_SHOWN:
            break
        shown.insert(0, paragraph)
    return shown


def _paragraph(line: Line, language: str) -> str:
    if line.by == STAFF:
        return f"{letter_words.answer_of(language, line.dated)}\n{line.text or '…'}"
    text = line.text or letter_words.all_right(language)
    return f"{letter_words.letter_of(language, line.dated)}\n{_shortened(text)}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_OWN else f"{text[: LONGEST_OWN - 1]}…"
