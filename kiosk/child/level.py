"""How full the things on a shelf are drawn: the jar, after the last opening of the box."""

from collections.abc import Iterable

from analysis.figures.fullness import level_of
from config.instrument import Instrument
from feedback_store.engine import Store
from feedback_store.tallies import read_tallies

FILLED = frozenset({"jar"})
"""The objects that fill up."""


def levels_of(store: Store, service: str, instruments: Iterable[Instrument]) -> dict[str, int]:
    """Return the level of each instrument whose object fills up, by key; it moves only when a box is opened."""
    filled = [one.key for one in instruments if one.object in FILLED]
    if not filled:
        return {}
    today = store.today()
    tallies = read_tallies(store, service, year=today.year)
    return {key: level_of(tallies, key, today, smallest_group=store.settings.smallest_group) for key in filled}
