"""The mood of the last whole week against the weeks before it, in words and without a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from analysis.figures.groups import Who
from analysis.figures.mood import moods_of_week
from analysis.figures.periods import week_of
from analysis.figures.suppression import ProtectedTable
from analysis.figures.usual import Usual, against_usual, chosen_in
from config.instrument import Instrument
from config.steps import Step
from config.vocabulary import Channel
from feedback_store.periods import week_of as week_of_day
from feedback_store.social_services import Service
from feedback_store.tallies import Tally, read_tallies
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.mood import mood_instruments
from kiosk.staff.words import channel_words, who_words

EARLIER_WEEKS = 8
GOOD = "good"
"""The fold of the faces that are compared: their share, never an average."""

Group = tuple[Channel, Who]


@dataclass(frozen=True)
class ShownUsual:
    """Whose mood it is, and how it was against usual, in words."""

    group: str
    words: str


def usual_of(service: Service, monday: date) -> tuple[ShownUsual, ...]:
    """Return for each group that spoke in the week from a Monday on how its mood was against usual."""
    weeks = [week_of_day(date.fromordinal(monday.toordinal() - 7 * back)) for back in range(EARLIER_WEEKS + 1)]
    years = sorted({int(week[:4]) for week in weeks})
    tallies = [tally for year in years for tally in read_tallies(desk().store, service.key, year=year)]
    by_week: dict[str | None, list[Tally]] = {}
    for tally in tallies:
        by_week.setdefault(week_of(tally.period), []).append(tally)
    words, found = usual_words(), list[ShownUsual]()
    for instrument, step in mood_instruments():
        tables = [tables_of(by_week.get(week, []), instrument, week) for week in weeks]
        for group in tables[0]:
            if (usual := compared(tables, group, step)) is not None:
                who = f"{who_words()[group[1]]}, {channel_words()[group[0]]}"
                found.append(ShownUsual(who, words[usual]))
    return tuple(found)


def tables_of(tallies: list[Tally], instrument: Instrument, week: str) -> Mapping[Group, list[ProtectedTable]]:
    """Return the protected tables of a week by group, those with and without help beside each other."""
    found: dict[Group, list[ProtectedTable]] = {}
    for mood in moods_of_week(tallies, instrument, week=week, smallest_group=desk().settings.smallest_group):
        if mood.table is not None:
            found.setdefault((mood.channel, mood.who), []).append(mood.table)
    return found


def compared(tables: list[Mapping[Group, list[ProtectedTable]]], group: Group, step: Step) -> Usual | None:
    """Return how a group's first week was against the others; None where its own answers are not shown."""
    chosen = [chosen_in(its.get(group, ()), step, GOOD) for its in tables]
    return against_usual(chosen[0], [one for one in chosen[1:] if one]) if chosen[0] else None


def usual_words() -> Mapping[Usual, str]:
    """Return how a week was against usual, as far as that can be said."""
    say = reader_speech().say
    return {
        Usual.UNKNOWN: say("there are too few earlier weeks to compare with."),
        Usual.AS_USUAL: say("as usual."),
        Usual.A_LITTLE_BETTER: say("a little better than usual; it may be chance."),
        Usual.A_LITTLE_HARDER: say("a little harder than usual; it may be chance."),
        Usual.BETTER: say("better than usual; hardly by chance."),
        Usual.HARDER: say("harder than usual; hardly by chance."),
    }
