"""An instrument as it is asked where less can be: without words, without some kinds of step, in wide bands of age."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from config.instrument import Instrument
from config.steps import FREE_KINDS, Condition, Kind, Option, Step
from config.vocabulary import AgeBand, wide_band

FEWEST_WAYS = 2
"""Nobody is asked how to tell something where there are fewer ways."""


def in_wide_bands(instrument: Instrument) -> Instrument | None:
    """Return an instrument as it is offered where only two wide bands of age are kept, or None where it is not.

    There one that names an age more narrowly would tell it of a voice; so it stands only where it names a wide band,
    and then for all ages in that.
    """
    if not instrument.ages:
        return instrument
    wide = {band for band in instrument.ages if band is wide_band(band)}
    ages = tuple(band for band in AgeBand if wide_band(band) in wide and band is not wide_band(band))
    return replace(instrument, ages=ages) if ages else None


def without_words(instrument: Instrument) -> Instrument | None:
    """Return an instrument as it is asked where nobody receives what is told freely, or None if nothing is left."""
    return without_kinds(instrument, FREE_KINDS)


def without_kinds(instrument: Instrument, kinds: Collection[Kind]) -> Instrument | None:
    """Return an instrument without its free steps of these kinds, or None if nothing is left.

    Only a consent depends on words or a drawing, and is left out with them, so the way through the others stays as it
    was. A way of telling that led only to such a step is left out; where one way is left, it is asked for at once, and
    nobody is asked how.
    """
    gone = {step.key for step in instrument.steps if step.kind in kinds}
    left = tuple(step for step in instrument.steps if step.key not in gone and step.of not in gone)
    ways = {step.key: _ways_on(step, left) for step in left if step.kind is Kind.WAYS}
    lone = {step.key: step.ask_when for step in left if step.key in ways and len(ways[step.key]) < FEWEST_WAYS}
    steps = tuple(
        replace(step, options=ways.get(step.key, step.options), ask_when=_without_ways(step.ask_when, lone))
        for step in left
        if step.key not in lone
    )
    return replace(instrument, steps=steps) if steps else None


def _ways_on(step: Step, steps: Iterable[Step]) -> tuple[Option, ...]:
    return tuple(option for option in step.options if leads_on(step, option, steps))


def leads_on(step: Step, option: Option, steps: Iterable[Step]) -> bool:
    """Return whether an option of a step is a condition of one of these steps."""
    return any(when.step == step.key and option.key in when.any_of for other in steps for when in other.ask_when)


def _without_ways(ask_when: Iterable[Condition], lone: Mapping[str, tuple[Condition, ...]]) -> tuple[Condition, ...]:
    """Return conditions with those of a step that is not asked in its place."""
    return tuple(
        own for when in ask_when for own in (_without_ways(lone[when.step], lone) if when.step in lone else (when,))
    )
