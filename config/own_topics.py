"""Topics that a provider adds to the instruments that take them: how they are laid in, and how many at one time."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from config.instrument import Instrument, Step, Topic, options_of_sort

FORM = "own_{}"
"""The key of a topic that a provider added: no definition has such a one, and it tells nothing of what it is."""
MOST_CARDS = 12
"""In one sort with those of the definition: cards come one at a time, and more of them tire a child."""
MOST_AT_ONCE = 4
"""Own topics in any month, so that with the eight of our sort no child is asked about more than that."""


def key_of_topic(number: int) -> str:
    """Return the key of the topic that a provider added with this number; numbers are never used again."""
    return FORM.format(number)


def takes_topics(instrument: Instrument) -> bool:
    """Return whether a provider may add topics of its own."""
    return any(step.takes_topics for step in instrument.steps)


def with_topics(instrument: Instrument, topics: Sequence[Topic]) -> Instrument:
    """Return an instrument with a provider's topics behind its own, in the steps that take them."""
    if not topics or not takes_topics(instrument):
        return instrument
    return replace(instrument, steps=tuple(_laid_in(step, topics) for step in instrument.steps))


def _laid_in(step: Step, topics: Sequence[Topic]) -> Step:
    if not step.takes_topics:
        return step
    every = (*step.topics, *topics)
    return replace(step, topics=every, options=options_of_sort(every, step.columns))


def is_in_season(month: int, first: int | None, last: int | None) -> bool:
    """Return whether a month (1 to 12) lies between two others, both included, also over the new year."""
    if first is None or last is None:
        return True
    return first <= month <= last if first <= last else month >= first or month <= last


def most_in_a_month(seasons: Collection[tuple[int | None, int | None]]) -> int:
    """Return how many topics with these seasons show in the fullest month."""
    return max(sum(is_in_season(month, *season) for season in seasons) for month in range(1, 13))
