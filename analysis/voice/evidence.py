"""The year of one social service as evidence: who was heard through which channel, and how they felt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.figures.answers import Told, protect_told, told_steps
from analysis.figures.counting import mood_step, protect_channels, protect_step, split_by_help, split_by_quarter
from analysis.figures.groups import Help, Who
from analysis.figures.periods import year_of
from analysis.figures.play import without_play
from analysis.figures.suppression import ProtectedBase, ProtectedTable
from config.instrument import Instrument
from config.vocabulary import Channel
from feedback_store.tallies import Tally


@dataclass(frozen=True, slots=True)
class MoodOfPeriod:
    """The faces chosen in one or more quarters (1 to 4); no table where nobody spoke."""

    quarters: tuple[int, ...]
    count: int
    table: ProtectedTable | None


@dataclass(frozen=True, slots=True)
class HeardPart:
    """The voices of a group with one kind of support, or with several where they may not be told apart.

    `told` are the answers of the year to questions beside the mood, as far as they may be shown.
    """

    helps: tuple[Help, ...]
    count: int
    moods: tuple[MoodOfPeriod, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of a year through one channel with one instrument, from one group or from all together.

    Of all together there are no parts: answers of children and of adults are never laid together. `without_play` is
    what is left of the base of one group without voices that look like play, where that can be told.
    """

    instrument: Instrument
    channel: Channel
    who: tuple[Who, ...]
    base: ProtectedBase
    parts: tuple[HeardPart, ...]
    without_play: int | None = None

    @property
    def is_together(self) -> bool:
        """Whether this is all groups of a channel, none of which has enough voices by itself."""
        return len(self.who) > 1


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """What may be shown of a year: a group stands by itself, or together with all others of its channel."""

    year: int
    smallest_group: int
    groups: tuple[Heard, ...]

    @property
    def shown(self) -> tuple[Heard, ...]:
        """The groups with enough voices to show."""
        return tuple(heard for heard in self.groups if heard.base.count is not None)

    @property
    def asks_no_mood(self) -> bool:
        """Whether all who spoke did so with instruments that ask for no face, such as a note."""
        return bool(self.groups) and not any(mood_step(heard.instrument) for heard in self.groups)

    @property
    def with_moods(self) -> tuple[tuple[Heard, HeardPart], ...]:
        """The shown parts that were asked for a face."""
        return tuple((heard, part) for heard in self.shown for part in heard.parts if part.moods)

    @property
    def answers(self) -> tuple[tuple[Heard, HeardPart, Told], ...]:
        """The shown answers to questions beside the mood."""
        return tuple((heard, part, told) for heard in self.shown for part in heard.parts for told in part.told)


def evidence_of_year(
    tallies: Iterable[Tally], instruments: Iterable[Instrument], *, year: int, smallest_group: int
) -> YearEvidence:
    """Return the evidence of a year from the tallies of one service.

    Args:
        tallies: from `feedback_store.tallies.read_tallies`.
        instruments: newest versions; answers that only an earlier version had are shown as no answer.
        year: a week lies in the year of its Thursday.
        smallest_group: fewest voices that may be shown (count).
    """
    of_year = [tally for tally in tallies if year_of(tally.period) == year]
    groups = tuple(
        Heard(
            instrument,
            channel,
            who,
            base,
            _parts(instrument, who, base, its, smallest_group),
            without_play(its, smallest_group=smallest_group) if base.count is not None and len(who) == 1 else None,
        )
        for instrument in instruments
        for channel, who, base, its in protect_channels(of_year, instrument.key, smallest_group)
    )
    return YearEvidence(year, smallest_group, groups)


def _parts(
    instrument: Instrument, who: tuple[Who, ...], base: ProtectedBase, its: Sequence[Tally], smallest_group: int
) -> tuple[HeardPart, ...]:
    if base.count is None or len(who) > 1:
        return ()
    return tuple(
        HeardPart(
            helps, part.count, _moods(instrument, of_part, smallest_group), _told(instrument, of_part, part.count)
        )
        for helps, part, of_part in split_by_help(its, who[0], smallest_group)
        if part.count
    )


def _told(instrument: Instrument, its: Sequence[Tally], base: int) -> tuple[Told, ...]:
    found = (protect_told(its, step, base) for step in told_steps(instrument))
    return tuple(told for told in found if told.is_telling)


def _moods(instrument: Instrument, its: Sequence[Tally], smallest_group: int) -> tuple[MoodOfPeriod, ...]:
    step = mood_step(instrument)
    if step is None:
        return ()
    return tuple(
        MoodOfPeriod(quarters, part.count, protect_step(of_part, step, part.count) if part.count else None)
        for quarters, part, of_part in split_by_quarter(its, smallest_group)
    )
