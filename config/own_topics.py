"""Topics that a provider adds to the instruments that take them: how they are laid in, and how many at one time.

News is laid in the same way: what staff tell that they did stands as topics in the one step that takes it.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from config.instrument import Instrument
from config.steps import Step, Topic, options_of_sort

FORM = "own_{}"
"""The key of a topic that a provider added: no definition has such a one, and it tells nothing of what it is."""
NEWS = "news_{}"
"""The key of a piece of news, by the number under which it is told."""
MOST_CARDS = 12
"""In one sort with those of the definition: cards come one at a time, and more of them tire a child."""
MOST_AT_ONCE = 4
"""Own topics in any month, so that with the eight of our sort no child is asked about more than that."""


def key_of_topic(number: int) -> str:
    """Return the key of the topic that a provider added with this number; numbers are never used again."""
    return FORM.format(number)


def key_of_news(number: int) -> str:
    """Return the key under which answers to a piece of news are counted; numbers are never used again."""
    return NEWS.format(number)


def is_news(key: str) -> bool:
    """Return whether a topic, or an option that lays one, belongs to a piece of news."""
    return key.startswith(NEWS.format(""))


def takes_news(instrument: Instrument) -> bool:
    """Return whether an instrument asks about what staff tell; without news it asks nothing."""
    return any(step.takes_news for step in instrument.steps)


def takes_topics(instrument: Instrument) -> bool:
    """Return whether a provider may add topics of its own."""
    return any(step.takes_topics for step in instrument.steps)


def with_topics(instrument: Instrument, topics: Sequence[Topic]) -> Instrument:
    """Return an instrument with a provider's topics behind its own, and with its news, in the steps that take them."""
    if not topics or not (takes_topics(instrument) or takes_news(instrument)):
        return instrument
    return replace(instrument, steps=tuple(_laid_in(step, topics) for step in instrument.steps))


def _laid_in(step: Step, topics: Sequence[Topic]) -> Step:
    taken = [one for one in topics if (step.takes_news if is_news(one.key) else step.takes_topics)]
    if not taken:
        return step
    every = (*step.topics, *taken)
    return replace(step, topics=every, options=options_of_sort(every, step.columns))


def is_in_season(month: int, first: int | None, last: int | None) -> bool:
    """Return whether a month (1 to 12) lies between two others, both included, also over the new year."""
    if first is None or last is None:
        return True
    return first <= month <= last if first <= last else month >= first or month <= last


def most_in_a_month(seasons: Collection[tuple[int | None, int | None]]) -> int:
    """Return how many topics with these seasons show in the fullest month."""
    return max(sum(is_in_season(month, *season) for season in seasons) for month in range(1, 13))
