"""What was said at one event, by question and who spoke; each group by itself, and none that is too small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.figures.answers import Told, protect_told, told_steps
from analysis.figures.counting import by_group, mood_step, voices
from analysis.figures.groups import Who
from analysis.figures.suppression import protect_base
from config.instrument import Instrument
from config.steps import Step
from config.vocabulary import Channel
from feedback_store.tallies import Tally


@dataclass(frozen=True, slots=True)
class Finding:
    """The voices of one group at an event that answered one instrument, and what they told."""

    who: Who
    base: int
    told: tuple[Told, ...]


def findings_of(tallies: Iterable[Tally], instrument: Instrument, *, smallest_group: int) -> tuple[Finding, ...]:
    """Return the groups of an event that were large enough; none where no group was, and it is not said which spoke.

    A group enters the tallies of an event only with enough voices (feedback_store/events/settling.py); one that became
    smaller, since a voice of it was hidden, is not shown any more.
    """
    steps = _steps_of(instrument)
    found: list[Finding] = []
    for (channel, who), its in by_group(tallies, instrument.key).items():
        base = protect_base(voices(its), smallest_group=smallest_group).count
        if channel is Channel.GATHERING and base:
            told = (protect_told(its, step, base) for step in steps)
            found.append(Finding(who, base, tuple(one for one in told if one.is_telling)))
    return tuple(found)


def _steps_of(instrument: Instrument) -> Sequence[Step]:
    mood, told = mood_step(instrument), told_steps(instrument)
    return told if mood is None or mood in told else (mood, *told)
