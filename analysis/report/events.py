"""The part of the section that tells at which events people were heard."""

from collections.abc import Sequence

from babel.dates import format_date

from analysis.report import wording
from analysis.report.section import Block, Heading, Paragraph, Row, RowGroup, Table
from analysis.report.tables import numbered
from analysis.voice.events import EventOfYear
from config.texts import Speech

DATES = {"bg": "bg", "en": "en_GB"}


def events_blocks(speech: Speech, events: Sequence[EventOfYear], number: int) -> tuple[Block, ...]:
    """Return the part of the section about events, its table with this number; nothing where there were none."""
    if not events:
        return ()
    return (
        Heading(2, speech.say("At outings and parties")),
        Paragraph(
            speech.say(
                "At an event people answer by its own code. These voices stand in no other number of this section, so "
                "that nothing can be worked out by taking one from the other."
            )
        ),
        Table(
            numbered(speech, number, speech.say("Who was heard at events")),
            (speech.say("What was asked"), speech.say("Who spoke"), speech.say("Voices")),
            tuple(_event(speech, event) for event in events),
        ),
    )


def _event(speech: Speech, event: EventOfYear) -> RowGroup:
    title = f"{event.name}, {format_date(event.held_on, 'long', locale=DATES[speech.language])}"
    rows = tuple(
        Row((instrument.title[speech.language], wording.group(speech, (finding.who,)), str(finding.base)))
        for instrument, finding in event.heard
    )
    return RowGroup(rows, title, "" if rows else speech.say("too few to show"))
