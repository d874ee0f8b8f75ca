"""What is said to words that nobody asked for, the same whoever reads: it is often not known yet who writes."""

from bot import replies
from bot.dialogue import Dialogue
from bot.endings import help_below, will_be_read
from bot.quoting import quoted
from config.texts import speech

LONGEST_SHOWN = 120
"""Characters of held words that are shown, so that it is seen which are meant."""


def ask_what_it_is(dialogue: Dialogue, first: str) -> str:
    """Return the question what held words are; help comes first where they sound like danger.

    Args:
        dialogue: which holds them; words of danger are not said again.
        first: the first button below, that of danger.
    """
    say, before = speech(dialogue.language).say, dialogue.earlier
    lines = [
        say("Another choice leaves what was begun unsent.") if before and before.answers else "",
        "" if before else replies.telegram_knows(dialogue.language),
    ]
    if dialogue.is_heard:
        care = care_now(dialogue.language, help_below(dialogue), is_told=dialogue.is_told)
        to_whom = say("With “{button}” it goes to somebody who protects children.", button=first)
        what = [to_whom, say("This is not kept yet. What is it?")]
        if dialogue.is_told:
            what = [say("To get an answer too: “{button}”.", button=first)]
        lines = [care, *what, *lines]
    else:
        days = say("An answer here takes days. A quick question is better asked at the centre.")
        held = quoted(dialogue.language, dialogue.held, longest=LONGEST_SHOWN)
        asked = say("This is not kept yet: {words}\nWhat is it?", words=held)
        lines = [asked, days if "?" in dialogue.held else "", *lines]
    return "\n\n".join(filter(None, lines))


def throw_away(language: str) -> str:
    """Return the button that throws held words away."""
    return speech(language).say("Throw it away")


def that_is_all(language: str) -> str:
    """Return the button of whoever told of danger, and says no more."""
    return speech(language).say("That is all")


def care_now(language: str, help_now: str, *, is_told: bool) -> str:
    """Return what is said at once to words that sound like danger and were not sent: who can help now.

    Args:
        is_told: somebody who protects children will read them all the same.
    """
    say = speech(language).say
    who = [say("Nobody has read this yet. Here they help at once:")]
    if is_told:
        who = [will_be_read(language), say("We don't know who writes."), say("Here they help at once:")]
    return f"{' '.join((thanks_for_trust(language), *who))}\n\n{help_now}"


def thanks_for_trust(language: str) -> str:
    """Return the first words to somebody who told of danger."""
    return speech(language).say("Thank you for the trust.")


def reaches_nobody(language: str) -> str:
    """Return what is said to words of danger where nobody receives any: who can help instead, at once."""
    say = speech(language).say
    fault = say("It is never the child's fault.")
    first = f"{thanks_for_trust(language)} {fault}"
    nobody = say("From here messages reach nobody, and this one was not kept. Here they help at once:")
    return "\n\n".join((first, nobody, replies.numbers(language)))


def too_long(language: str, found: int, most: int) -> str:
    """Return that a text does not fit."""
    return speech(language).say(
        "That is {found} characters, and {most} fit. It still stands above; shorter, it fits.",
        found=found,
        most=most,
    )


def cannot_be_held(language: str, text: str, most: int, *, is_heard: bool, is_told: bool) -> str:
    """Return why a text cannot become anything here: nobody reads words (`most` is 0), or it is too long."""
    if is_told:
        return care_now(language, replies.numbers(language), is_told=True)
    if most and len(text) > most:
        return too_long(language, len(text), most)
    return reaches_nobody(language) if is_heard else replies.nobody_reads(language)


def too_fast(language: str) -> str:
    """Return what is said once to a flood."""
    return speech(language).say("Many messages at once, and not all were taken. In a minute we go on.")
