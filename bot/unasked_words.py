"""What is said to words that nobody asked for, the same whoever reads: it is often not known yet who writes."""

from bot import replies
from bot.dialogue import Dialogue
from bot.endings import help_below
from config.texts import speech


def ask_what_it_is(dialogue: Dialogue) -> str:
    """Return the question what held words are; help comes first where they sound like danger."""
    say = speech(dialogue.language).say
    before = dialogue.earlier
    lines = [
        say("This is not kept yet. What is it?"),
        say("Another choice leaves what was begun unsent.") if before and before.answers else "",
        "" if before else replies.telegram_knows(dialogue.language),
    ]
    if dialogue.is_heard:
        lines.insert(0, say("The buttons below lead it to somebody who protects children."))
        lines.insert(0, care_now(dialogue.language, help_below(dialogue)))
    return "\n\n".join(filter(None, lines))


def throw_away(language: str) -> str:
    """Return the button that throws held words away."""
    return speech(language).say("Throw it away")


def care_now(language: str, help_now: str) -> str:
    """Return what is said at once to words that sound like danger and were not sent: who can help now."""
    nobody_yet = speech(language).say("Nobody has read this yet. Here they help at once:")
    return f"{thanks_for_trust(language)} {nobody_yet}\n\n{help_now}"


def thanks_for_trust(language: str) -> str:
    """Return the first words to somebody who told of danger."""
    return speech(language).say("Thank you for the trust.")


def too_long(language: str, found: int, most: int) -> str:
    """Return that a text does not fit."""
    return speech(language).say(
        "That is {found} characters, and {most} fit. It still stands above; shorter, it fits.",
        found=found,
        most=most,
    )


def cannot_be_held(language: str, text: str, most: int) -> str:
    """Return why a text cannot become anything here: nobody reads words (`most` is 0), or it is too long."""
    return too_long(language, len(text), most) if most and len(text) > most else replies.nobody_reads(language)


def too_fast(language: str) -> str:
    """Return what is said once to a flood."""
    return speech(language).say("Many messages at once, and not all were taken. In a minute we go on.")
