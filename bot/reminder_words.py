"""What is said about reminders, above all before somebody asks for them: what the list of them tells, and to whom."""

from bot.dialogue import Dialogue
from config.texts import speech
from config.vocabulary import AgeBand, Speaker

OLD_ENOUGH = frozenset({AgeBand.FROM_15_TO_17, AgeBand.FROM_18})
"""Bands in which nobody is under 14, from when on somebody may agree alone; the band below goes up to 14."""


def is_offered(dialogue: Dialogue) -> bool:
    """Return whether a reminder is offered: to grown-ups and young people, not after words that sound like danger."""
    return not dialogue.is_heard and (dialogue.is_adult or dialogue.age_band in OLD_ENOUGH)


def is_too_young(dialogue: Dialogue) -> bool:
    """Return whether somebody has said that they are, or may be, under 14."""
    is_child = dialogue.speaker in (Speaker.CHILD, Speaker.YOUNG_PERSON)
    return is_child and dialogue.age_band not in (*OLD_ENOUGH, AgeBand.UNKNOWN)


def offer(language: str) -> str:
    """Return the button below the thanks."""
    return speech(language).say("A reminder each month?")


def notice(language: str, *, is_young: bool) -> str:
    """Return what is to be known before anything is kept: what comes, what is kept, who may learn of it, how it ends.

    Args:
        language: the reader's.
        is_young: it is a young person who reads; a grown-up and the unknown are addressed by neither „ти“ nor „Вие“.
    """
    say = speech(language).say
    if is_young:
        lines = (
            say("Once a month a short message comes here."),
            say("For that we keep this chat's number, encrypted."),
            say("What you say is not kept with it."),
            say("From the number even a court sees only that you write."),
            say("Whoever holds your phone sees the message."),
            say("One tap, and it stops."),
            say("From backups the number goes within 60 days."),
        )
        return "\n\n".join(lines)
    paragraphs = (
        say("Once a month, mostly on a Saturday afternoon, a short message can come here."),
        say("For that we keep the number of this chat and its language, encrypted; no answer, no name and no centre."),
        say(
            "Whoever gets at our computer and its keys, even by court order, can see from this that the chat talks "
            "with this bot, not what it says."
        ),
        say("Whoever holds this phone sees the message. It names no centre and nobody."),
        say("One tap ends it. Then the number is deleted; from backups it goes within 60 days."),
        for_whom(language),
    )
    return "\n\n".join(paragraphs)


def for_whom(language: str) -> str:
    """Return from which age on there are reminders."""
    return speech(language).say("Reminders are for people of 15 and older.")


def yes(language: str) -> str:
    """Return the button that switches them on."""
    return speech(language).say("Yes, once a month")


def not_now(language: str) -> str:
    """Return the button that leaves all as it is."""
    return speech(language).say("Not now")


def is_on(language: str) -> str:
    """Return that they are switched on."""
    return speech(language).say("The reminder is on: once a month a short message comes here.")


def is_off(language: str) -> str:
    """Return that they are switched off."""
    return speech(language).say("The reminder is off, and the number that was kept for it is deleted.")


def still_on(language: str) -> str:
    """Return what /stop leaves as it is, above the button that ends it."""
    return speech(language).say("The reminder once a month stays on. One tap ends it too:")
