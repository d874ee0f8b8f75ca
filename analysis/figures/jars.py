"""Which quarters make one jar: so many that nobody is read out from among a few."""

from collections.abc import Collection, Iterable
from datetime import date

from analysis.figures.counting import voices
from analysis.figures.groups import SPEAKERS, Who
from analysis.figures.suppression import protect_base
from analysis.figures.wall import PUBLIC_GROUP
from feedback_store.quotes.quarters import quarter_of
from feedback_store.tallies import Tally

QuartersOfJar = tuple[str, ...]
"""Quarters such as 2026-Q3, in order."""


def jars_of(
    tallies: Iterable[Tally], instruments: Collection[str], year: int, today: date, *, smallest_group: int
) -> tuple[QuartersOfJar, ...]:
    """Return the jars of a year that may be opened; each holds at least as many notes as may be told of in public.

    A quarter with fewer waits for the next one. So no two jars have a note in common, none is the other with a few
    notes more, and a jar stays what it is once its last quarter is over.

    Args:
        tallies: of one service in this year.
        instruments: keys of those whose notes are read out together.
        smallest_group: fewest voices behind a figure for staff (count); in public it is never less than 10.
    """
    its = [tally for tally in tallies if tally.instrument in instruments and _is_of_children(tally)]
    found: list[QuartersOfJar] = []
    jar: list[str] = []
    for quarter in (f"{year}-Q{number}" for number in (1, 2, 3, 4)):
        if quarter >= quarter_of(today.isoformat()):
            break
        jar.append(quarter)
        notes = voices(tally for tally in its if quarter_of(tally.period) in jar)
        if protect_base(notes, smallest_group=max(PUBLIC_GROUP, smallest_group)).count:
            found.append(tuple(jar))
        if notes == 0 or tuple(jar) in found:
            jar = []
    return tuple(found)


def _is_of_children(tally: Tally) -> bool:
    return {speaker.value: who for speaker, who in SPEAKERS.items()}.get(tally.speaker) is Who.CHILDREN
