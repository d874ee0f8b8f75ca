"""A message as it should stand, and how buttons are laid in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.dialogue import Dialogue
from bot.taps import Verb, write_tap


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its words and what it carries."""

    text: str
    tap: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as it should stand: its text and rows of buttons."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()


Rows = tuple[tuple[Button, ...], ...]


def button_for(dialogue: Dialogue, text: str, verb: Verb, *words: str) -> Button:
    """Return a button of an interview, which knows for whom, and for which question, it was shown."""
    asked = dialogue.instrument.key if dialogue.step and dialogue.instrument else ""
    return Button(text, write_tap(dialogue.service, verb, *words, instrument=asked))


def one_below_another(buttons: Iterable[Button]) -> Rows:
    """Return buttons in rows of one."""
    return tuple((button,) for button in buttons)


def two_beside_each_other(buttons: list[Button]) -> Rows:
    """Return buttons in rows of two."""
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
