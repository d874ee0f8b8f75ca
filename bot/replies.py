"""Every sentence the bot says, in the reader's language; a child hears „ти“, a grown-up „Вие“, the unknown neither."""

from collections.abc import Mapping

from bot.dialogues import IDLE_MINUTES
from bot.interview import Dialogue
from config.helplines import help_numbers, way_to_help
from config.texts import speech
from config.vocabulary import AgeBand, Speaker, Support

AGES = {
    AgeBand.FROM_4_TO_7: "4–7",
    AgeBand.FROM_8_TO_11: "8–11",
    AgeBand.FROM_12_TO_14: "12–14",
    AgeBand.FROM_15_TO_17: "15–17",
}


LONGEST_NAME = 120
"""Characters of a service's name that are shown; a message of Telegram holds 4,096."""


def greeting(language: str, service: str) -> str:
    """Return the first words: what this is, and what Telegram sees, before anything is asked."""
    say = speech(language).say
    first = say("This is Glasche, for {service}. Here you can say how things are.", service=_shortened(service))
    return f"{first}\n\n{telegram_knows(language)}"


def telegram_knows(language: str) -> str:
    """Return what every bot receives, and that we do not write it down."""
    return speech(language).say(
        "Telegram knows who writes to us: every bot receives a number and a name. We do not write them down."
    )


def ask_language(language: str) -> str:
    """Return the question for the language."""
    return speech(language).say("Which language?")


def conversation_is_gone(language: str) -> str:
    """Return what stands above a conversation that begins anew because the bot forgot the one before."""
    return speech(language).say("The bot keeps no conversations and has forgotten this one. We begin anew.")


def ask_speaker(language: str) -> str:
    """Return the question who speaks."""
    return speech(language).say("Who is answering?")


def speaker_name(language: str, speaker: Speaker) -> str:
    """Return how somebody calls themselves."""
    say = speech(language).say
    names: Mapping[Speaker, str] = {
        Speaker.CHILD: say("A child"),
        Speaker.YOUNG_PERSON: say("A young person"),
        Speaker.PARENT: say("A parent"),
        Speaker.RELATIVE: say("A relative"),
        Speaker.CARER: say("A foster parent or guardian"),
        Speaker.PARTNER: say("A partner of the centre"),
    }
    return names[speaker]


def ask_age(language: str) -> str:
    """Return the question for the age."""
    return speech(language).say("How old are you?")


def age_name(language: str, band: AgeBand) -> str:
    """Return an age band as it stands on a button."""
    say = speech(language).say
    if band is AgeBand.UNDER_4:
        return say("Under 4")
    if band is AgeBand.FROM_18:
        return say("18 or older")
    return AGES[band] if band in AGES else say("I won't say")


def ask_support(language: str) -> str:
    """Return the question whether somebody helps."""
    return speech(language).say("Is somebody helping you?")


def support_name(language: str, support: Support) -> str:
    """Return an answer to that question."""
    say = speech(language).say
    names = {Support.ALONE: say("No, just me"), Support.WITH_HELP: say("Yes, I have help")}
    return names.get(support) or say("I won't say")


def ask_instrument(dialogue: Dialogue) -> str:
    """Return the question for one of several instruments."""
    say = speech(dialogue.language).say
    return say("What would you like to tell us about?") if dialogue.is_adult else say("What do you want to do?")


def may_choose_several(language: str) -> str:
    """Return the hint below a question with ticks."""
    return speech(language).say("More than one is fine. At the end, tap “Done”.")


def may_skip(dialogue: Dialogue) -> str:
    """Return the hint below a question that may be left out."""
    say = speech(dialogue.language).say
    return say("You may leave this out.") if dialogue.is_adult else say("You don't have to say.")


def done(language: str) -> str:
    """Return the button that ends a question with ticks."""
    return speech(language).say("Done")


def skip(language: str) -> str:
    """Return the button that leaves a question out."""
    return speech(language).say("Skip")


def needs_one(language: str) -> str:
    """Return the hint when a question that must be answered has no tick yet."""
    return speech(language).say("At least one is needed.")


def thanks(dialogue: Dialogue) -> str:
    """Return the thanks of the instrument, with the way to help."""
    assert dialogue.instrument  # noqa: S101 - nothing is kept without one
    texts = dialogue.instrument.thanks_for_adults if dialogue.is_adult else dialogue.instrument.thanks
    return f"{texts[dialogue.language]}\n\n{help_below(dialogue)}"


def nothing_kept(dialogue: Dialogue) -> str:
    """Return what is said when every question was left out."""
    sentence = speech(dialogue.language).say("Nothing was sent.")
    return f"{sentence}\n\n{help_below(dialogue)}"


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
    return speech(language).say("A new answer")


def help_below(dialogue: Dialogue) -> str:
    """Return the way to help that stands below every thanks."""
    is_for_anybody = dialogue.is_adult or dialogue.speaker is None
    return "\n".join((help_numbers if is_for_anybody else way_to_help)(dialogue.language))


def numbers(language: str) -> str:
    """Return the numbers for help, for whoever reads."""
    return "\n".join(help_numbers(language))


def privacy(language: str) -> str:
    """Return what is kept and what is not, what Telegram sees first."""
    say = speech(language).say
    lines = (
        telegram_knows(language),
        say("No name, number or profile and no time of day is kept with an answer. So we do not know who answered."),
        say(
            "Answers wait in a sealed box. It is opened in the evening, when enough voices are in it "
            "or a week has passed, and they come out in random order."
        ),
        say("The bot forgets a conversation {minutes} minutes after the last tap.", minutes=IDLE_MINUTES),
        say("Whoever holds this phone can see this chat."),
    )
    return "\n\n".join(lines)


def stopped(language: str) -> str:
    """Return the answer to /stop."""
    return speech(language).say("That's all. What was not finished is not kept. /start begins anew.")


def nobody_reads(language: str) -> str:
    """Return the answer to words, pictures and the like, which no one would see, with the way to help."""
    sentence = speech(language).say(
        "Nobody reads messages here, and this one was not kept. Answers are given by buttons: /start shows them."
    )
    return f"{sentence}\n\n{numbers(language)}"


def go_on_below(language: str) -> str:
    """Return the hint after a tap in an older message."""
    return speech(language).say("It goes on in the newest message.")


def needs_link(language: str) -> str:
    """Return what is missing when nobody knows for which service somebody speaks, with the way to help."""
    sentence = speech(language).say("To begin, the QR code or the link of your centre is needed.")
    return f"{sentence}\n\n{numbers(language)}"


def only_in_private(language: str) -> str:
    """Return the goodbye to a group."""
    return speech(language).say("I talk in private only, so that nobody else reads along. Goodbye!")


def broke(language: str) -> str:
    """Return what is said when the fault is ours."""
    return speech(language).say("Something broke on our side. In a little while /start may help.")


def commands(language: str) -> dict[str, str]:
    """Return the commands of the menu, each with its description."""
    say = speech(language).say
    return {
        "start": say("Begin"),
        "help": say("Help: 116 111 and 112"),
        "privacy": say("What we keep and what we do not"),
        "stop": say("Stop"),
    }


def description(language: str) -> str:
    """Return what stands in an empty chat, before the first tap (at most 512 characters)."""
    sentence = speech(language).say("Here you can say how things are at the centre: in two minutes, without your name.")
    return f"{sentence}\n\n{telegram_knows(language)}"


def short_description(language: str) -> str:
    """Return what stands on the bot's profile (at most 120 characters)."""
    return speech(language).say("A voice for children and families, without names.")


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
