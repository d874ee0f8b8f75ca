"""The words of the trade that rows, pages and dialogues share; docs/glossary.md has their Bulgarian terms."""

from enum import StrEnum

from config.lacking import offered_languages


class Channel(StrEnum):
    """The way a voice came in."""

    KIOSK = "kiosk"
    TELEGRAM = "telegram"
    DOOR = "door"
    GATHERING = "gathering"
    PAPER = "paper"
    OBSERVATION = "observation"


class Speaker(StrEnum):
    """Who speaks, as they say it themselves; a kiosk's speaker is a child unless the instrument asks."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"
    PARENT = "parent"
    RELATIVE = "relative"
    CARER = "carer"
    PARTNER = "partner"


class Place(StrEnum):
    """Where somebody stands who receives concerns: works in the service, or is no part of it."""

    IN_HOUSE = "in_house"
    OUTSIDE = "outside"


class Support(StrEnum):
    """Whether somebody helped; APART means that it is counted apart and does not stand on the row."""

    ALONE = "alone"
    WITH_HELP = "with_help"
    BY_PROXY = "by_proxy"
    UNKNOWN = "unknown"
    APART = "apart"


class Play(StrEnum):
    """Whether a voice looks like somebody trying out the buttons, by the rule in docs/playing.md; it is kept anyway."""

    UNMARKED = "unmarked"
    SUSPECTED = "suspected"


class AgeBand(StrEnum):
    """Age in whole bands of years; services of fewer than 15 users keep only the last two and UNKNOWN."""

    UNDER_4 = "under_4"
    FROM_4_TO_7 = "4_7"
    FROM_8_TO_11 = "8_11"
    FROM_12_TO_14 = "12_14"
    FROM_15_TO_17 = "15_17"
    FROM_18 = "18_plus"
    UNKNOWN = "unknown"
    UNDER_12 = "under_12"
    FROM_12 = "12_plus"


ASKED_AGE_BANDS = tuple(AgeBand)[:7]
"""The bands that may be asked for or set on a device; the two wide ones are only ever derived."""

ADULT_SPEAKERS = frozenset({Speaker.PARENT, Speaker.RELATIVE, Speaker.CARER, Speaker.PARTNER})

OFFERED = {language.code: language for language in offered_languages()}
"""The languages of config/locales in which everything is complete that children and parents see, by code."""

LANGUAGES = tuple(OFFERED)

DEFINED_LANGUAGES = tuple(code for code, language in OFFERED.items() if language.has_definitions)
"""Languages whose texts stand in the definition of every instrument."""

ADDED_LANGUAGES = tuple(code for code, language in OFFERED.items() if not language.has_definitions)
"""Languages that a folder in config/locales adds, whose texts of instruments stand in their catalogue."""

STAFF_LANGUAGES = tuple(code for code, language in OFFERED.items() if language.has_staff_pages)
"""Languages in which the staff pages, the frameworks and the section are complete too."""

BY_TELEGRAM = {language.telegram: code for code, language in OFFERED.items() if language.telegram}
"""The languages in which Telegram can introduce the bot, by its own codes."""

LANGUAGE_APART = "apart"
"""Stands for the language on a voice where that could point at somebody: in a service with fewer than 15 users, and for
every added language, which few speak. It is counted apart."""


def wide_band(band: AgeBand) -> AgeBand:
    """Return the one of two wide bands that holds an age band; UNKNOWN stays."""
    if band in (AgeBand.UNKNOWN, AgeBand.UNDER_12, AgeBand.FROM_12):
        return band
    young = (AgeBand.UNDER_4, AgeBand.FROM_4_TO_7, AgeBand.FROM_8_TO_11)
    return AgeBand.UNDER_12 if band in young else AgeBand.FROM_12
