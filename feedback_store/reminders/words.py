"""The message of a month: whoever looks over a shoulder learns neither the centre nor what was ever said."""

from config.example_mark import example_mark
from config.texts import speech

TAPS = "reminder:"
"""How what a button about reminders carries begins; no button of an interview begins so."""
BEGIN, LEAVE, ABOUT = f"{TAPS}begin", f"{TAPS}off", f"{TAPS}about"
"""What the two buttons below the message carry, and the one that asks what it is."""


def month_text(language: str, *, is_example: bool) -> str:
    """Return the message; it speaks to a child and to a grown-up alike, since it is not known who was asked."""
    say = speech(language).say
    text = say(
        "A new month, and here I am again. How are things? Two minutes are enough to answer. If not now, that is fine."
    )
    return f"{example_mark(language)}\n\n{text}" if is_example else text


def begin(language: str) -> str:
    """Return the button that begins an interview."""
    return speech(language).say("Let's begin")


def leave(language: str) -> str:
    """Return the button that ends the reminders."""
    return speech(language).say("Stop these messages")
