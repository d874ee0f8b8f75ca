"""The words of the page on which sheets of paper are entered."""

from collections.abc import Mapping

from config.speaker_names import speaker_names
from config.vocabulary import Speaker, Support
from kiosk.language import reader_language, reader_speech


def speaker_words() -> Mapping[Speaker, str]:
    """Return who may have filled a sheet."""
    return speaker_names(reader_language())


def support_words() -> Mapping[Support, str]:
    """Return how a sheet was filled: what kind of help there was, and never whose."""
    say = reader_speech().say
    return {
        Support.ALONE: say("without anybody's help"),
        Support.WITH_HELP: say("with somebody's help"),
        Support.BY_PROXY: say("by somebody else, in their place"),
        Support.UNKNOWN: say("it is not known how"),
    }


def entry_words() -> Mapping[str, str]:
    """Return what the page says while sheets are entered, by the names by which its script knows them."""
    say = reader_speech().say
    return {
        "sheet": say("Sheet {n}"),
        "left_empty": say("left empty"),
        "needed": say("Choose one of the numbers."),
        "how_filled": say("How was this sheet filled?"),
        "nothing": say("Nothing is filled in on this sheet. Enter leaves it out."),
        "left_out": say("The empty sheet was left out."),
        "into_the_box": say("The sheet goes into the box"),
        "next_question": say("Go on"),
        "next_sheet": say("Leave it out"),
        "in_the_box": say("Sheet {n} is in the box. It cannot be changed any more."),
        "sending": say("Being put into the box…"),
        "not_arrived": say("It is not in the box yet. Press Enter once more."),
        "before": say("It was in the box already, as it was first entered. Take the next sheet."),
        "refused": say("It was not taken. Load the page again and enter this sheet once more."),
        "signed_out": say("You are signed out. Sign in again and enter this sheet once more."),
    }
