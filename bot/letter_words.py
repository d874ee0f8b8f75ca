"""What the bot says about four words and about the answer to an idea or a complaint."""

from collections.abc import Sequence

from bot.dates import dated_in_words
from bot.dialogue import Dialogue
from config.texts import speech


def receipt(dialogue: Dialogue, words: Sequence[str]) -> str:
    """Return the four words, what they are for, and that they disappear."""
    say = speech(dialogue.language).say
    if dialogue.is_adult:
        lines = (
            say("These are your four words:"),
            "\n".join(words),
            say("Please write them down. The answer will wait for you with these four words."),
        )
    else:
        lines = (
            say("Your four words:"),
            "\n".join(words),
            say("Write them down. With them you will see the answer."),
        )
    return "\n\n".join((*lines, say("Whoever has the words sees the letter. In a minute this message disappears.")))


def ask_check(dialogue: Dialogue) -> str:
    """Return the wish that the words be typed once more."""
    say = speech(dialogue.language).say
    return say("Please type the four words once more.") if dialogue.is_adult else say("Type the four words once more.")


def check_is_right(language: str) -> str:
    """Return what is said when the words were typed as they are."""
    return speech(language).say("That's right. The answer may take a week or more. /answer shows it.")


def check_is_wrong(language: str) -> str:
    """Return what is said when other words were typed, above the words."""
    return speech(language).say("Not quite the same. Here they are again.")


def check_is_above(language: str) -> str:
    """Return what is said when other words were typed while the words still stand in the chat."""
    return speech(language).say("Not quite the same. They still stand above.")


def words_are_gone(language: str) -> str:
    """Return what is said when the words are gone and too few of them were typed: how they come back, or what then."""
    return speech(language).say(
        "Not quite the same. They are no longer shown.\n"
        "Two right words show them again.\n"
        "Without them the answer cannot be found. A new letter: /idea"
    )


def ask_words(language: str) -> str:
    """Return the question for the four words, to nobody knows whom."""
    return speech(language).say("The four words, in one message:")


def four_are_needed(language: str) -> str:
    """Return what is said when more or fewer words were typed."""
    return speech(language).say("Four words are needed, in their order.")


def unknown_words(language: str, words: Sequence[str]) -> str:
    """Return which words stand in no receipt."""
    return speech(language).say("Not among the words: {words}. Perhaps a letter is different.", words=", ".join(words))


def nothing_yet(language: str) -> str:
    """Return what is said to four words behind which nothing is found."""
    say = speech(language).say
    return "\n".join(
        (
            say("There is nothing with these words yet."),
            say("The box is opened in the evening, after a week at the latest."),
        )
    )


def nothing_yet_or_no_words(language: str) -> str:
    """Return the same where nobody asked for four words, and they may have been something else."""
    something_else = speech(language).say("If it is something else, one more word is added.")
    return f"{nothing_yet(language)}\n{something_else}"


def letter_of(language: str, dated: str) -> str:
    """Return the line above what the sender wrote."""
    return speech(language).say("Letter, {day}:", day=dated_in_words(dated, language))


def answer_of(language: str, dated: str) -> str:
    """Return the line above what staff replied."""
    return speech(language).say("Answer, {day}:", day=dated_in_words(dated, language))


def all_right(language: str) -> str:
    """Return what stands for a letter that says only that it is settled."""
    return speech(language).say("It is all right now.")


def no_answer_yet(language: str) -> str:
    """Return that the letter was read out of the box, and nobody has replied."""
    return speech(language).say("There is no answer yet.")


def is_closed(language: str) -> str:
    """Return that a thread is closed."""
    return speech(language).say("This letter is closed.")


def add_more(language: str) -> str:
    """Return the button that leads to a follow-up."""
    return speech(language).say("Say something to it")


def will_be_added(language: str) -> str:
    """Return what becomes of words that were written below a thread, above the first question of what is added."""
    return speech(language).say("It will go to this letter.")


def hide(language: str) -> str:
    """Return the button that takes the letter off the screen."""
    return speech(language).say("Hide this")


def sign(language: str) -> str:
    """Return the button that leads to the question for a name."""
    return speech(language).say("Sign with my name")


def ask_signature(language: str) -> str:
    """Return what a name means, and the question for it; only grown-ups are asked."""
    say = speech(language).say
    lines = (
        say(
            "Signed, this is not anonymous: whoever replies sees the name. "
            "It is kept apart, encrypted, and is deleted with the letter."
        ),
        say("Your name, and how we reach you, in one message:"),
    )
    return "\n\n".join(lines)


def signature(language: str, name: str) -> str:
    """Return the line with the name, to be read once more."""
    return speech(language).say("Signed: {name}", name=name)
