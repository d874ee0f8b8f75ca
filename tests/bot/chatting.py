"""How people of the tests go through a chat with the bot."""

from config.texts import speech
from tests.telegram_api.people import Person
from tests.telegram_api.waiting import wait_until

CHILD = ("Български", "Дете", "8–11", "Не, без помощ", "Табло на настроението")
"""The buttons that lead a child from the first message to the first question."""


def tap_through(person: Person, *buttons: str) -> None:
    """Tap one button after the other, each as soon as it is there."""
    for button in buttons:
        person.taps(button)


def skip_to_the_summary(person: Person, language: str = "bg", seconds: float = 20.0) -> None:
    """Leave out what may be left out, until everything that was said is shown."""
    skip, send = (speech(language).say(text) for text in ("Skip", "Into the box"))

    def look() -> bool:
        shown = [message for message in person.sees() if message.is_from_bot]
        if any(message.has_button(send) for message in shown):
            return True
        if any(message.has_button(skip) for message in shown):
            person.taps(skip)
        return False

    wait_until(look, seconds, lambda: f"no summary in\n{person.screen()}")


def into_the_box(person: Person, language: str = "bg", seconds: float = 20.0) -> None:
    """Leave out the rest and send what was said."""
    skip_to_the_summary(person, language, seconds)
    person.taps(speech(language).say("Into the box"))
