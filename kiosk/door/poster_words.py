"""What stands on a poster, in one language: an invitation, what happens with what is said, and who helps."""

from dataclasses import dataclass

from babel.dates import format_date

from config.example_mark import example_mark
from config.helplines import help_numbers, way_to_help
from config.instrument import Instrument
from config.texts import OWN_NAMES, speech
from config.vocabulary import OFFERED
from feedback_store.events.kept import Event


@dataclass(frozen=True)
class PosterWords:
    """The sentences of one language, in the order in which they are read."""

    language: str
    direction: str
    name: str
    headline: str
    title: str
    call: str
    promises: tuple[str, ...]
    by_page: str
    of_page: str
    by_telegram: str
    of_telegram: str
    helpline: str
    emergency: str
    example: str


def poster_words(language: str, instrument: Instrument | None, event: Event | None = None) -> PosterWords:
    """Return the words of a poster; one for an instrument of adults says „Вие“, one of an event asks how it was."""
    say = speech(language).say
    is_for_adults = instrument is not None and instrument.is_for_adults
    headline = say("How is it with us?") if is_for_adults else say("How is it for you here?")
    helpline = help_numbers(language)[0] if is_for_adults else way_to_help(language).helpline
    return PosterWords(
        language=language,
        direction=OFFERED[language].direction,
        name=OWN_NAMES[language],
        headline=say("How was it today?") if event else headline,
        title=_title(language, instrument, event),
        call=say("Point your phone at the code, please.") if is_for_adults else say("Point a phone at the code."),
        promises=(
            say("We do not write down who answers."),
            say("What is said goes into a box. It is opened after the event.")
            if event
            else say("What is said goes into a box. It is opened in the evening."),
            say("Then the team reads it and thinks what to change."),
        ),
        by_page=say("Without an app"),
        of_page=say("It opens in the browser. Nothing is installed."),
        by_telegram=say("In Telegram"),
        of_telegram=say("Telegram knows who writes. We do not write it down."),
        helpline=helpline.replace("116 111 –", "116\u00a0111\u00a0–"),
        emergency=help_numbers(language)[1],
        example=example_mark(language),
    )


def _title(language: str, instrument: Instrument | None, event: Event | None) -> str:
    if event:
        day = format_date(event.held_on, "long", locale="en_GB" if language == "en" else language)
        return f"{event.name} · {day}"
    return instrument.title[language] if instrument else ""
