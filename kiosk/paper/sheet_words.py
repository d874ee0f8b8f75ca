"""What stands on every sheet of paper beside its questions, in one language."""

from config.example_mark import example_mark
from config.helplines import help_numbers, way_to_help
from config.instrument import Instrument
from config.texts import speech
from kiosk.paper.forms import is_drawn_alone


def sheet_words(language: str, instrument: Instrument) -> dict[str, str]:
    """Return the words of a sheet by name; one for adults says „Вие“."""
    say = speech(language).say
    words = _words_for_adults(language) if instrument.is_for_adults else _words_for_children(language)
    if is_drawn_alone(instrument):
        words["way"] = say("Show it to whom you like.")
    return words | {
        "choose_one": say("Choose one."),
        "no_answer": " ".join(_where_an_answer_is(language)) if instrument.is_answered else "",
        "emergency": help_numbers(language)[1],
        "example": example_mark(language),
    }


def _words_for_children(language: str) -> dict[str, str]:
    say = speech(language).say
    return {
        "how": say("Colour a circle or put a cross in it."),
        "nameless": say("You don't have to write your name."),
        "way": say("A grown-up reads this sheet. What you say goes into the box."),
        "drawing": say("Your drawing stays with you."),
        "promise": " ".join(_promise_before_writing(language)),
        "helpline": way_to_help(language).helpline,
    }


def _words_for_adults(language: str) -> dict[str, str]:
    say = speech(language).say
    return {
        "how": say("Put a cross in a circle, please."),
        "nameless": say("We ask for no name."),
        "way": say("A colleague enters the answers. Then the sheet is destroyed."),
        "drawing": "",
        "promise": "",
        "helpline": help_numbers(language)[0],
    }


def _promise_before_writing(language: str) -> tuple[str, str]:
    """Return what a child knows before it writes, as on the tablet; here a grown-up sees its hand too."""
    say = speech(language).say
    return (
        say("Grown-ups may recognise you by how you write."),
        say("If you are in danger, we may find out who you are, to help you."),
    )


def _where_an_answer_is(language: str) -> tuple[str, str, str]:
    """Return that nobody can be answered on paper, since the sheet has no name, and where one can."""
    say = speech(language).say
    return (
        say("We cannot answer you on this sheet."),
        say("Do you want an answer?"),
        say("Then say it on the tablet or by phone."),
    )
