"""The words for channels, groups, periods and protected counts; every form is right for 0, 1, 2, 21 and all."""

from math import ceil, floor

from analysis.figures.groups import Help, Who
from analysis.figures.shares import Share
from analysis.figures.suppression import NO_ANSWER, ProtectedBase, ProtectedCell
from config.instrument import Instrument
from config.steps import Step
from config.texts import Speech
from config.vocabulary import Channel

ALMOST_FROM = 10
"""Smallest base at which all but two may be called almost all."""


def way(speech: Speech, channel: Channel) -> str:
    """Return the name of a channel."""
    return {
        Channel.KIOSK: speech.say("Kiosk"),
        Channel.TELEGRAM: speech.say("Telegram"),
        Channel.DOOR: speech.say("Page behind a QR code"),
        Channel.GATHERING: speech.say("Group meeting"),
        Channel.PAPER: speech.say("Paper"),
        Channel.OBSERVATION: speech.say("Observation"),
    }[channel]


def group(speech: Speech, who: tuple[Who, ...]) -> str:
    """Return the name of a group of speakers, or of all groups together."""
    if len(who) > 1:
        return speech.say("all together")
    return {
        Who.CHILDREN: speech.say("children and young people"),
        Who.FAMILY: speech.say("parents, relatives and carers"),
        Who.PARTNERS: speech.say("partners"),
    }[who[0]]


def help_given(speech: Speech, helps: tuple[Help, ...]) -> str:
    """Return how a group of children spoke: by one kind of support, or by several that are not told apart."""
    if len(helps) > 1:
        return speech.say("on their own or with help")
    return {
        Help.ALONE: speech.say("on their own"),
        Help.HELPED: speech.say("with help or through someone"),
        Help.UNTOLD: speech.say("help not recorded"),
    }[helps[0]]


def period(speech: Speech, quarters: tuple[int, ...]) -> str:
    """Return the name of one or more quarters, as months."""
    return {
        (1,): speech.say("January–March"),
        (2,): speech.say("April–June"),
        (3,): speech.say("July–September"),
        (4,): speech.say("October–December"),
        (1, 2): speech.say("January–June"),
        (3, 4): speech.say("July–December"),
        (1, 2, 3, 4): speech.say("The whole year"),
    }[quarters]


def voices(speech: Speech, number: int) -> str:
    """Return a number of voices."""
    return speech.count("{n} voice", "{n} voices", number)


def heard(speech: Speech, base: ProtectedBase) -> str:
    """Return how many voices were heard, as far as that may be said."""
    if base.count is None:
        return speech.say("too few to show")
    if base.is_least:
        return speech.count("at least {n} voice", "at least {n} voices", base.count)
    return voices(speech, base.count)


def answer(speech: Speech, instrument: Instrument, step: Step, answers: tuple[str, ...]) -> str:
    """Return the words of an answer, of a wider answer with its parts, or of all other answers together."""
    texts = {option.key: option.text[speech.language] for option in step.options}
    texts[NO_ANSWER] = speech.say("No answer")
    if len(answers) == 1:
        return texts[answers[0]]
    for fold, name in instrument.folds.items():
        if answers == tuple(option.key for option in step.options if option.fold == fold):
            return f"{name[speech.language]} ({', '.join(texts[key] for key in answers)})"
    return speech.say("Any other answer")


def count_of(speech: Speech, cell: ProtectedCell) -> str:
    """Return how many of the base gave an answer, as far as that may be said."""
    if cell.is_exact:
        return speech.say("{chosen} of {base}", chosen=cell.low, base=cell.base)
    if cell.low == 0:
        at_most = speech.say("at most {high} of {base}", high=cell.high, base=cell.base)
        return speech.say("almost none ({range})", range=at_most) if cell.base >= ALMOST_FROM else at_most
    at_least = speech.say("at least {low} of {base}", low=cell.low, base=cell.base)
    return speech.say("almost all ({range})", range=at_least) if cell.base >= ALMOST_FROM else at_least


def per_hundred(speech: Speech, share: Share) -> str:
    """Return a share in whole numbers of 100; what is not none or all is never rounded to it."""
    whole = floor(share.value * 100 + 0.5)
    if whole == 0 and share.value > 0:
        return speech.say("under 1")
    if whole == 100 and share.value < 1:
        return speech.say("over 99")
    return str(whole)


def interval(speech: Speech, share: Share) -> str:
    """Return the 95 % interval of a share in words, rounded outwards."""
    low, high = bounds(share)
    if low == 0:
        return speech.say("at most {high} of 100", high=high)
    if high == 100:
        return speech.say("at least {low} of 100", low=low)
    return speech.say("between {low} and {high} of 100", low=low, high=high)


def bounds(share: Share) -> tuple[int, int]:
    """Return the interval of a share in whole per cent, rounded outwards."""
    return floor(share.low * 100), ceil(share.high * 100)


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
