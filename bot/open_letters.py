"""What a chat is about with four words, and how far what was typed in their place fits them."""

from dataclasses import dataclass

from bot.dialogue import Dialogue
from bot.dialogues import Talk
from bot.typed_words import Typed
from feedback_store.complaints.threads import Thread

ENOUGH_TO_SHOW = 2
"""Words of a receipt that somebody knows to whom it is shown again; who only holds the phone does not see it."""


@dataclass(frozen=True, slots=True)
class Open:
    """What a chat is about with four words: `given` to be checked, a `thread` found by them, or neither yet.

    The words that were given stand in the chat until `shown_until` (seconds of a clock that only goes on).

    It is over as soon as the chat's interview goes on, whose `talk` was another one before. After another command
    (`is_left`) only four whole words are taken: they are a secret, and no note.
    """

    language: str
    talk: Talk | None
    given: Dialogue | None = None
    shown_until: float = 0.0
    thread: Thread | None = None
    words: tuple[str, ...] = ()
    is_left: bool = False


def fitting(given: Dialogue, typed: Typed) -> int:
    """Return how many of the words that were given somebody typed, in whatever order."""
    return len(set(given.receipt).intersection(typed.words))


def is_new(is_open: Open, typed: Typed) -> bool:
    """Return whether something else is told in the place of four words."""
    if typed.is_something_else or is_open.is_left:
        return not typed.is_whole
    return is_open.given is not None and not typed.is_a_try and not fitting(is_open.given, typed)
