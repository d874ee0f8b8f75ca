"""The moods of the section of a year as figures over time: cut as the section cuts them, and in no other way."""

from collections.abc import Iterable

from analysis.figures.mood import Mood
from analysis.figures.periods import quarters_name
from analysis.figures.series import MoodsByPeriod
from analysis.figures.suppression import ProtectedBase
from analysis.voice.evidence import evidence_of_year
from config.instrument import Instrument
from feedback_store.tallies import Tally


def moods_by_quarter(
    tallies: Iterable[Tally], instrument: Instrument, year: int, *, smallest_group: int
) -> MoodsByPeriod:
    """Return the moods of the section of a year, by the quarters that it tells apart."""
    evidence = evidence_of_year(tallies, [instrument], year=year, smallest_group=smallest_group)
    found: dict[tuple[int, ...], list[Mood]] = {}
    for heard in evidence.shown:
        for part in heard.parts:
            for each in part.moods:
                base = ProtectedBase(each.count)
                mood = Mood(heard.channel, heard.who[0], part.helps, base, each.table)
                found.setdefault(each.quarters, []).append(mood)
    return {quarters_name(year, quarters): found[quarters] for quarters in sorted(found)}
