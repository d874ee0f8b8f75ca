"""What may stand on a wall for everybody to see: a choice of the figures of a week that staff see too."""

from collections.abc import Iterable

from analysis.figures.groups import Who
from analysis.figures.mood import Mood, moods_of_week
from config.instrument import Instrument
from feedback_store.tallies import Tally

PUBLIC_GROUP = 10
"""Fewest voices behind anything that everybody may see."""


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
