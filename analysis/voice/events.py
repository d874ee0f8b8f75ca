"""The events of a year as evidence: who was heard at each, and nobody of groups that were too small."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analysis.figures.events import Finding, findings_of
from config.instrument import Instrument
from feedback_store.tallies import Tally


@dataclass(frozen=True, slots=True)
class EventOfYear:
    """An event, and each instrument with what a group told; nothing where no group was large enough."""

    name: str
    held_on: date
    heard: tuple[tuple[Instrument, Finding], ...]


def event_of_year(
    name: str, held_on: date, tallies: Iterable[Tally], instruments: Iterable[Instrument], *, smallest_group: int
) -> EventOfYear:
    """Return an event from its tallies, which stand in no other evidence of the year."""
    counted = tuple(tallies)
    heard = tuple(
        (instrument, finding)
        for instrument in instruments
        for finding in findings_of(counted, instrument, smallest_group=smallest_group)
    )
    return EventOfYear(name, held_on, heard)
