"""Names of things that come from lists, in the reader's language."""

from collections.abc import Mapping

from analysis.figures.groups import Help, Who
from config.vocabulary import AgeBand, Channel
from kiosk.language import reader_speech


def age_words() -> Mapping[str, str]:
    """Return the name of every age band that a tablet may have."""
    say = reader_speech().say
    return {
        AgeBand.UNKNOWN: say("different or unknown"),
        AgeBand.UNDER_4: say("under 4"),
        AgeBand.FROM_4_TO_7: say("4 to 7"),
        AgeBand.FROM_8_TO_11: say("8 to 11"),
        AgeBand.FROM_12_TO_14: say("12 to 14"),
        AgeBand.FROM_15_TO_17: say("15 to 17"),
        AgeBand.FROM_18: say("18 and older"),
    }


def channel_words() -> Mapping[Channel, str]:
    """Return the name of every way in which voices come."""
    say = reader_speech().say
    return {
        Channel.KIOSK: say("on the tablet"),
        Channel.TELEGRAM: say("in Telegram"),
        Channel.DOOR: say("by the code on the door"),
        Channel.GATHERING: say("at a gathering"),
        Channel.PAPER: say("on paper"),
        Channel.OBSERVATION: say("seen by staff"),
    }


def who_words() -> Mapping[Who, str]:
    """Return the name of every group that speaks."""
    say = reader_speech().say
    return {
        Who.CHILDREN: say("Children and young people"),
        Who.FAMILY: say("Parents, relatives and carers"),
        Who.PARTNERS: say("Partners"),
    }


def help_words() -> Mapping[Help, str]:
    """Return the name of every kind of support."""
    say = reader_speech().say
    return {
        Help.ALONE: say("alone"),
        Help.HELPED: say("with help"),
        Help.UNTOLD: say("help unknown"),
    }


def problem_words(fewest_password_characters: int) -> Mapping[str, str]:
    """Return what is wrong with a field of a form, by the code that forms.py gives it."""
    say = reader_speech().say
    return {
        "missing": say("Fill this in."),
        "signs": say("A sign in this cannot be kept. Type it anew instead of pasting it."),
        "long": say("This is too long: at most 120 characters."),
        "differs": say("The two passwords differ."),
        "key": say("Use 2 to 40 small Latin letters, digits and hyphens; begin with a letter or digit."),
        "key_taken": say("A service has this key already. Take another one."),
        "number": say("Write a whole number from 0 to 10000, or nothing."),
        "password": say(
            "This password is too short or easy to guess. Take at least {fewest} characters: three or four words "
            "that do not go together.",
            fewest=fewest_password_characters,
        ),
        "choice": say("Choose one from the list."),
    }
