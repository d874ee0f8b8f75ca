"""The same question asked of several ages, or of several things: its answers beside each other, never added up."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.voice.evidence import YearEvidence
from config.instrument import Instrument
from config.narrowing import in_wide_bands
from config.vocabulary import AgeBand
from feedback_store.tallies import Tally

WIDE = frozenset({AgeBand.UNDER_12, AgeBand.FROM_12})


@dataclass(frozen=True, slots=True)
class AskedInWords:
    """What a question means, and the places among the answers of the year where it was asked in some words."""

    core: str
    answers: tuple[int, ...]


def asked_in_other_words(evidence: YearEvidence) -> tuple[AskedInWords, ...]:
    """Return the meanings that were asked for in several questions, by the first that was answered."""
    places: dict[str, list[int]] = {}
    for place, (_, _, told) in enumerate(evidence.answers):
        if told.step.core:
            places.setdefault(told.step.core, []).append(place)
    return tuple(AskedInWords(core, tuple(its)) for core, its in places.items() if _are_several(evidence, its))


def _are_several(evidence: YearEvidence, places: Iterable[int]) -> bool:
    asked = [evidence.answers[place] for place in places]
    return len({(heard.instrument.key, told.step.key) for heard, _, told in asked}) > 1


def as_asked_there(instruments: Iterable[Instrument], tallies: Iterable[Tally]) -> tuple[Instrument, ...]:
    """Return instruments with the ages that were asked them where these tallies come from.

    A small service keeps only two wide bands of age; there one of them is asked of all ages in it.
    """
    if WIDE.isdisjoint(tally.age_band for tally in tallies):
        return tuple(instruments)
    return tuple(in_wide_bands(one) or one for one in instruments)
