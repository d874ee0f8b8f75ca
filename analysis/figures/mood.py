"""How one group felt in a week, for the staff page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.figures.counting import by_group, mood_step, protect_step, split_by_help, voices
from analysis.figures.groups import Help, Who
from analysis.figures.periods import week_of
from analysis.figures.play import without_play
from analysis.figures.suppression import ProtectedBase, ProtectedTable, protect_base
from config.instrument import Instrument
from config.vocabulary import Channel
from feedback_store.tallies import Tally


@dataclass(frozen=True, slots=True)
class Mood:
    """The voices of one group through one channel in a week, and their faces.

    `helps` names the kinds of support laid together, all of them where they may not be told apart. Where `base`
    has too few voices to show, or the instrument asks for no face, there is no table. `without_play` is what is left
    of the base without voices that look like play, where that can be told.
    """

    channel: Channel
    who: Who
    helps: tuple[Help, ...]
    base: ProtectedBase
    table: ProtectedTable | None
    without_play: int | None = None


def moods_of_week(
    tallies: Iterable[Tally], instrument: Instrument, *, week: str, smallest_group: int
) -> tuple[Mood, ...]:
    """Return the moods of the groups that spoke in an ISO week such as 2026-W47, by channel and who speaks."""
    of_week = [tally for tally in tallies if week_of(tally.period) == week]
    return tuple(
        mood
        for (channel, who), its in by_group(of_week, instrument.key).items()
        for mood in _moods_of_group(its, instrument, channel, who, smallest_group)
    )


def _moods_of_group(
    its: Sequence[Tally], instrument: Instrument, channel: Channel, who: Who, smallest_group: int
) -> list[Mood]:
    base = protect_base(voices(its), smallest_group=smallest_group)
    if base.count is None:
        return [Mood(channel, who, tuple(Help), base, None)]
    if base.count == 0:
        return []
    step = mood_step(instrument)
    return [
        Mood(
            channel,
            who,
            helps,
            ProtectedBase(part.count),
            protect_step(of_part, step, part.count) if step else None,
            without_play(of_part, smallest_group=smallest_group),
        )
        for helps, part, of_part in split_by_help(its, who, smallest_group)
        if part.count
    ]
