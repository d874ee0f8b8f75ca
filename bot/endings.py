"""What the bot says at the end of an interview, and the way to help that stands below it."""

from bot import spoken_words
from bot.dialogue import Dialogue
from config.helplines import help_numbers, way_to_help
from config.texts import speech


def thanks(dialogue: Dialogue) -> str:
    """Return the thanks of the instrument, with the way to help; no cheerful one after words that sound like danger."""
    assert dialogue.instrument  # noqa: S101 - nothing is kept without one
    if dialogue.sound_seconds:
        return f"{spoken_words.thanks(dialogue)}\n\n{help_below(dialogue)}"
    if dialogue.is_heard:
        return f"{care(dialogue)}\n\n{help_below(dialogue)}"
    texts = dialogue.instrument.thanks_for_adults if dialogue.is_adult else dialogue.instrument.thanks
    return f"{texts[dialogue.language]}\n\n{help_below(dialogue)}"


def care(dialogue: Dialogue) -> str:
    """Return what is said at once to words that sound like danger: that they were heard, and who can help now."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say(
            "Thank you for telling us. People whose task it is to protect children will read it. "
            "From here we cannot see who you are, so we cannot call you. Please call one of these numbers now."
        )
    return "\n".join(
        (
            say("It is good that you say it. Thank you."),
            will_be_read(dialogue.language),
            say("We cannot see who you are from here. 116 111 helps fastest."),
        )
    )


def told_of_danger(language: str) -> str:
    """Return that danger which was told is read though nothing was sent, the same whoever reads."""
    return speech(language).say("Somebody who protects children will read of the danger.")


def will_be_read(language: str) -> str:
    """Return who reads what is told of danger, while more is asked; the same whoever reads."""
    return speech(language).say("Somebody who protects children will read it.")


def help_before_sending(dialogue: Dialogue) -> str:
    """Return the way to help below what was told of danger and is not sent, after who reads it all the same."""
    read = will_be_read(dialogue.language) if dialogue.is_told else ""
    return "\n\n".join(filter(None, (read, help_below(dialogue))))


def nothing_kept(dialogue: Dialogue) -> str:
    """Return what is said when every question was left out."""
    say = speech(dialogue.language).say
    sentence = say("Nothing was sent.")
    if dialogue.is_told:
        nothing_else = say("Nothing else was sent.")
        sentence = f"{told_of_danger(dialogue.language)} {nothing_else}"
    return f"{sentence}\n\n{help_below(dialogue)}"


def stopped(language: str, *, is_told: bool) -> str:
    """Return the answer to /stop; `is_told`: danger was told, and somebody will read it."""
    say = speech(language).say
    if is_told:
        rest = say("Nothing else that was not sent is kept. /start begins anew.")
        return f"{told_of_danger(language)} {rest}"
    return say("That's all. What was not finished is not kept. /start begins anew.")


def not_kept_yet(dialogue: Dialogue) -> str:
    """Return that the store could not take it, and that nothing is lost."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say("That did not work. Your answers are not in the box yet. Please try once more.")
    return say("That did not work. Your voice is not in the box yet. Try once more?")


def try_again(language: str) -> str:
    """Return the button that sends once more."""
    return speech(language).say("Try again")


def answer_anew(language: str) -> str:
    """Return the button that begins a new interview."""
    return speech(language).say("Say something else")


def help_below(dialogue: Dialogue) -> str:
    """Return the way to help that stands below every thanks."""
    is_for_anybody = dialogue.is_adult or dialogue.speaker is None
    return "\n".join((help_numbers if is_for_anybody else way_to_help)(dialogue.language))
