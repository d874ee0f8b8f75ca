"""Names of things that come from lists, in the reader's language."""

from collections.abc import Mapping

from analysis.figures.groups import Help, Who
from config.reading import ConcernCategory
from config.texts import speech
from config.vocabulary import AgeBand, Channel, Place
from feedback_store.calls.kept import CallAct
from feedback_store.calls.listeners import Figure
from feedback_store.concerns.acts import Act
from kiosk.language import reader_speech


def age_words(language: str | None = None) -> Mapping[str, str]:
    """Return the name of every age band that a tablet may have."""
    say = (speech(language) if language else reader_speech()).say
    return {
        AgeBand.UNKNOWN: say("different or unknown"),
        AgeBand.UNDER_4: say("under 4"),
        AgeBand.FROM_4_TO_7: say("4 to 7"),
        AgeBand.FROM_8_TO_11: say("8 to 11"),
        AgeBand.FROM_12_TO_14: say("12 to 14"),
        AgeBand.FROM_15_TO_17: say("15 to 17"),
        AgeBand.FROM_18: say("18 and older"),
    }


def day_words() -> Mapping[int, str]:
    """Return the name of every weekday; 1 is Monday."""
    say = reader_speech().say
    return {
        1: say("Monday"),
        2: say("Tuesday"),
        3: say("Wednesday"),
        4: say("Thursday"),
        5: say("Friday"),
        6: say("Saturday"),
        7: say("Sunday"),
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


def place_words() -> Mapping[Place, str]:
    """Return where somebody stands who receives concerns."""
    say = reader_speech().say
    return {Place.IN_HOUSE: say("works in the service"), Place.OUTSIDE: say("outside the service")}


def category_words(language: str | None = None) -> Mapping[ConcernCategory, str]:
    """Return of what a concern may tell."""
    say = (speech(language) if language else reader_speech()).say
    return {
        ConcernCategory.VIOLENCE: say("violence"),
        ConcernCategory.SEXUAL: say("sexual abuse"),
        ConcernCategory.SELF_HARM: say("harming oneself"),
        ConcernCategory.NEGLECT: say("neglect"),
        ConcernCategory.BULLYING: say("bullying"),
        ConcernCategory.RUNNING_AWAY: say("running away"),
        ConcernCategory.FEAR_OF_ADULT: say("fear of an adult"),
    }


def severity_words() -> Mapping[int, str]:
    """Return what each severity asks for."""
    say = reader_speech().say
    return {3: say("Danger now: act at once"), 2: say("Serious: look at it today"), 1: say("A worry: ask about it")}


def act_words() -> Mapping[Act, str]:
    """Return what somebody did about a concern."""
    say = reader_speech().say
    return {
        Act.TOLD: say("was told by e-mail"),
        Act.TOLD_BY_TELEGRAM: say("was told by Telegram"),
        Act.ACKNOWLEDGED: say("took it on"),
        Act.NOTIFIED: say("notified the authorities"),
        Act.CARED_FOR: say("saw to it in the service"),
        Act.NO_DANGER: say("found no danger"),
    }


def call_act_words() -> Mapping[CallAct, str]:
    """Return what somebody did about a call."""
    say = reader_speech().say
    return {
        CallAct.TOLD: say("was told by e-mail"),
        CallAct.TOLD_BY_TELEGRAM: say("was told by Telegram"),
        CallAct.GOING: say("is going"),
        CallAct.TALKED: say("talked with the child"),
        CallAct.PASSED_ON: say("passed it on"),
        CallAct.NOBODY_THERE: say("found nobody there"),
        CallAct.PLAY: say("says that it was play"),
    }


def figure_words() -> Mapping[Figure, str]:
    """Return the name of every drawn figure."""
    say = reader_speech().say
    return {
        Figure.BUN: say("with a bun"),
        Figure.CURLS: say("with curls"),
        Figure.BEARD: say("with a beard"),
        Figure.BOB: say("with fair hair"),
        Figure.CAP: say("with a cap"),
        Figure.GLASSES: say("with glasses"),
        Figure.SCARF: say("with a headscarf"),
        Figure.SHORT: say("with short hair"),
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
        "phone_code": say("This code does not fit, or was used. Wait for the next one and type it."),
        "wrong_password": say("This is not your password. Try again."),
        "email": say("Write one e-mail address, or nothing."),
        "long_name": say("This is too long: at most 24 characters, so that it fits on the card."),
        "line": say("Write a whole number from 1 to 99."),
        "choice": say("Choose one from the list."),
        "long_event": say("This is too long: at most 60 characters, so that it fits on the poster."),
        "long_text": say("This is too long. Shorten it."),
        "few_expected": say("Too few: one would know who answered. Talk with them instead."),
        "event_day": say("Choose a day from today on, at most a year ahead."),
    }
