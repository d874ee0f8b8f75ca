"""What the bot says in the midst of an interview, when another one is wished for."""

from bot.dialogue import Dialogue
from bot.endings import told_of_danger
from config.texts import speech


def not_here(dialogue: Dialogue) -> str:
    """Return that what a command or a link leads to is not for whoever speaks, above what is."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say("What you asked for is not offered to you here. There is this:")
    return say("That is not here. There is something else:")


def go_on_with_this(dialogue: Dialogue) -> str:
    """Return that what a command leads to is not for whoever speaks, above the interview that goes on."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say("What you asked for is not offered to you here. We go on from here.")
    return say("That is not here. We go on from here.")


def ask_to_leave(dialogue: Dialogue) -> str:
    """Return the question what happens to what was said and not sent, before something else begins."""
    say = speech(dialogue.language).say
    if dialogue.is_told:
        asked = say("Shall we begin something else? Then nothing else of this is kept.")
        return f"{told_of_danger(dialogue.language)} {asked}"
    if dialogue.is_adult:
        return say(
            "Your answers are not in the box yet. Shall we begin something else? Then these answers will not be kept."
        )
    return say("This is not in the box yet. Shall we begin something else? Then it will not be kept.")


def leave(language: str) -> str:
    """Return the button that leaves what was not sent."""
    return speech(language).say("Yes, something else")


def no_go_on(language: str) -> str:
    """Return the button that goes on with what was not sent."""
    return speech(language).say("No, go on with this")


def unsent_is_gone(before: Dialogue, language: str = "") -> str:
    """Return what stands above a conversation that begins in the midst of another, in a language of its own perhaps."""
    say = speech(language or before.language).say
    if before.is_told:
        nothing_else = say("Nothing else that was not sent is kept.")
        return f"{told_of_danger(language or before.language)} {nothing_else}"
    return say("What was not sent before is not kept.")
