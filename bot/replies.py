"""What the bot says on the way, in the reader's language; a child hears „ти“, a grown-up „Вие“, the unknown neither."""

from bot.dialogue import Dialogue
from config.helplines import help_numbers
from config.texts import speech
from config.vocabulary import AgeBand, Support
from feedback_store.complaints.receipts import LONGEST_SIGNATURE

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


def event_is_over(language: str, event: str) -> str:
    """Return what whoever comes by the code of an event reads when it is over."""
    return speech(language).say("“{event}” is over. You can still tell how things are.", event=event)


def telegram_knows(language: str) -> str:
    """Return what every bot receives, and that we do not write it down."""
    return speech(language).say(
        "Telegram knows who writes to us: every bot receives the number of the profile (not of the phone) and a name. "
        "We do not write them down."
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
    return speech(language).say("Is somebody helping you to answer?")


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


def back(language: str) -> str:
    """Return the button that leads to the question before."""
    return speech(language).say("Back")


def progress(language: str, number: int, many: int) -> str:
    """Return which question of how many this is."""
    return speech(language).say("{number} of {many}", number=number, many=many)


def write_here(dialogue: Dialogue) -> str:
    """Return how to answer a question for words."""
    say = speech(dialogue.language).say
    return say("Please write it here, in one message.") if dialogue.is_adult else say("Write it here, in one message.")


def promise(dialogue: Dialogue) -> str:
    """Return what is promised before the first word, and no more than is true."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        return say(
            "We do not write down who you are. The staff may recognise you by how you write. "
            "If a child is in danger, we may look for it, to help it."
        )
    sentences = (
        say("We don't know who writes."),
        say("Grown-ups may recognise you by how you write."),
        say("If you are in danger, we may find out who you are, to help you."),
    )
    return " ".join(sentences)


def cannot_take(dialogue: Dialogue, text: str) -> str:
    """Return what is said to a message that is no answer to a question for words: too long, or no words at all."""
    say = speech(dialogue.language).say
    found, most = len(text.strip()), dialogue.step.max_characters if dialogue.step else LONGEST_SIGNATURE
    if found > most and dialogue.is_adult:
        return say("That is {found} characters, and {most} fit here. Please shorten it.", found=found, most=most)
    if found > most:
        return say("That is long: {found} characters, and {most} fit. Say it shorter.", found=found, most=most)
    if dialogue.is_adult:
        return say("Only words can be kept here. Please write them, or leave the question out.")
    return say("Only words fit here. Write them, or skip.")


def summary_heading(dialogue: Dialogue) -> str:
    """Return the line above what was said."""
    say = speech(dialogue.language).say
    if not dialogue.is_adult:
        return say("This is what you said.")
    return say("This is your letter.") if _is_letter(dialogue) else say("These are your answers.")


def ask_to_send(dialogue: Dialogue) -> str:
    """Return the question below what was said."""
    say = speech(dialogue.language).say
    if not dialogue.is_adult:
        return say("Shall it go into the box?")
    return say("Shall we put it into the box?") if _is_letter(dialogue) else say("Shall we put them into the box?")


def send(dialogue: Dialogue) -> str:
    """Return the button that sends what was said."""
    return speech(dialogue.language).say("Into the box")


def needs_one(language: str) -> str:
    """Return the hint when a question that must be answered has no tick yet."""
    return speech(language).say("At least one is needed.")


def ask_level(language: str, *, is_now: bool) -> str:
    """Return what is asked of an area of a web, below its name."""
    say = speech(language).say
    return say("How good is it now?") if is_now else say("How good do you want it to be?")


def is_it_this(language: str, face: str) -> str:
    """Return what stands above the faces when one was typed."""
    return speech(language).say("Is it this: {face}? Its button is below.", face=face)


def numbers(language: str) -> str:
    """Return the numbers for help, for whoever reads."""
    return "\n".join(help_numbers(language))


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


def _is_letter(dialogue: Dialogue) -> bool:
    return dialogue.instrument is not None and dialogue.instrument.is_answered


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
