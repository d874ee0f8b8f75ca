"""What may stand on a wall for everybody to see: a choice of the figures of a week that staff see too."""

from collections.abc import Iterable

from analysis.figures.groups import Who
from analysis.figures.mood import Mood, moods_of_week
from config.instrument import Instrument
from config.vocabulary import Channel
from feedback_store.tallies import Tally

PUBLIC_GROUP = 10
"""Fewest voices behind anything that everybody may see."""

FULLER_FROM = (PUBLIC_GROUP, 20, 35, 60)
"""From so many notes in a week on, the jar stands one level higher."""


def public_moods(
    tallies: Iterable[Tally], instrument: Instrument, *, week: str, smallest_group: int
) -> tuple[Mood, ...]:
    """Return the moods of children and young people in a week that enough voices stand behind.

    They are those of the staff page, cut the same way. Were they cut anew, whoever sees both could take one from the
    other and be left with a few voices.
    """
    moods = moods_of_week(tallies, instrument, week=week, smallest_group=smallest_group)
    fewest = max(PUBLIC_GROUP, smallest_group)
    return tuple(mood for mood in moods if mood.who is Who.CHILDREN and (mood.base.count or 0) >= fewest)


def public_jars(
    tallies: Iterable[Tally], instrument: Instrument, *, week: str, smallest_group: int
) -> dict[Channel, int]:
    """Return by channel how full the jar of a week is (1 to 4); a channel with too few notes is left out."""
    moods = public_moods(tallies, instrument, week=week, smallest_group=smallest_group)
    fullest: dict[Channel, int] = {}
    for mood in moods:
        fullest[mood.channel] = max(fullest.get(mood.channel, 0), mood.base.count or 0)
    return {channel: level_of(notes) for channel, notes in fullest.items()}


def level_of(notes: int) -> int:
    """Return the level to which so many notes fill a jar (1 to 4)."""
    return sum(notes >= first for first in FULLER_FROM)
