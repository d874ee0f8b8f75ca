"""Raw counts from tallies, laid into protected parts: only the figures of suppression.py leave this package."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from analysis.figures.groups import SPEAKERS, SUPPORTS, Help, Who
from analysis.figures.periods import quarter_of
from analysis.figures.suppression import (
    ProtectedBase,
    ProtectedPart,
    ProtectedTable,
    Rung,
    protect_choices,
    protect_groups,
    protect_split,
)
from config.instrument import Instrument
from config.steps import Kind, Step
from config.vocabulary import Channel, Support
from feedback_store.tallies import VOICES, Tally

Member = TypeVar("Member")

HELP_LADDER: Sequence[Rung] = (((0,), (1,), (2,)), ((0, 1, 2),))
"""Support told apart, else everybody of the group together."""

QUARTERS = (1, 2, 3, 4)
QUARTER_LADDER: Sequence[Rung] = (((0,), (1,), (2,), (3,)), ((0, 1), (2, 3)), ((0, 1, 2, 3),))
"""Quarters, else half-years, else the year."""


def by_group(tallies: Iterable[Tally], instrument: str) -> Mapping[tuple[Channel, Who], Sequence[Tally]]:
    """Return the tallies of an instrument by channel and who speaks, in the order of the vocabulary.

    What is counted apart from channel and speaker, such as languages, stands in none of them.
    """
    groups: dict[tuple[str, Who], list[Tally]] = {(channel, who): [] for channel in Channel for who in Who}
    speakers: Mapping[str, Who] = {speaker.value: who for speaker, who in SPEAKERS.items()}
    for tally in tallies:
        if tally.instrument == instrument and tally.speaker in speakers:
            groups[tally.channel, speakers[tally.speaker]].append(tally)
    return {(Channel(channel), who): its for (channel, who), its in groups.items()}


def protect_channels(
    tallies: Iterable[Tally], instrument: str, smallest_group: int
) -> Iterator[tuple[Channel, tuple[Who, ...], ProtectedBase, Sequence[Tally]]]:
    """Yield the protected groups of an instrument by channel, each with its tallies; silent ones are left out."""
    groups = by_group(tallies, instrument)
    for channel in Channel:
        laid = [groups[channel, who] for who in Who]
        for group in protect_groups([voices(its) for its in laid], smallest_group=smallest_group):
            who = tuple(tuple(Who)[place] for place in group.members)
            yield channel, who, group.base, [tally for place in group.members for tally in laid[place]]


def voices(tallies: Iterable[Tally]) -> int:
    """Return the number of whole voices."""
    return sum(tally.count for tally in tallies if tally.step == VOICES)


def split_by_help(
    tallies: Sequence[Tally], who: Who, smallest_group: int
) -> list[tuple[tuple[Help, ...], ProtectedPart, Sequence[Tally]]]:
    """Return the protected parts of one group by support, each with its tallies; adults stay together."""
    ladder = HELP_LADDER if who is Who.CHILDREN else HELP_LADDER[-1:]
    return _split(tallies, tuple(Help), lambda tally: SUPPORTS[Support(tally.support)], ladder, smallest_group)


def split_by_quarter(
    tallies: Sequence[Tally], smallest_group: int
) -> list[tuple[tuple[int, ...], ProtectedPart, Sequence[Tally]]]:
    """Return the protected parts of a year by quarters (1 to 4), each with its tallies."""
    return _split(tallies, QUARTERS, lambda tally: quarter_of(tally.period).number, QUARTER_LADDER, smallest_group)


def mood_step(instrument: Instrument) -> Step | None:
    """Return the first question of an instrument that is answered with a face, or None; one with a core is no mood."""
    return next((step for step in instrument.steps if step.kind is Kind.FACES and step.core is None), None)


def protect_step(tallies: Iterable[Tally], step: Step, base: int) -> ProtectedTable:
    """Return the answers to a question that takes one option, among the voices of a shown base."""
    chosen = Counter[str]()
    for tally in tallies:
        if tally.step == step.key:
            chosen[tally.option] += tally.count
    folds = {option.key: option.fold or option.key for option in step.options}
    return protect_choices({option.key: chosen[option.key] for option in step.options}, folds, base)


def _split(
    tallies: Sequence[Tally],
    members: Sequence[Member],
    member_of: Callable[[Tally], Member],
    ladder: Sequence[Rung],
    smallest_group: int,
) -> list[tuple[tuple[Member, ...], ProtectedPart, Sequence[Tally]]]:
    laid: list[list[Tally]] = [[] for _ in members]
    for tally in tallies:
        laid[members.index(member_of(tally))].append(tally)
    parts = protect_split([voices(its) for its in laid], ladder, smallest_group=smallest_group)
    return [
        (
            tuple(members[place] for place in part.members),
            part,
            [tally for place in part.members for tally in laid[place]],
        )
        for part in parts
    ]
