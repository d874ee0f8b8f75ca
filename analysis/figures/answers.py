"""The answers to questions beside the mood: scales, feelings, pictures and choices of several, as protected tables."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from analysis.figures.counting import by_group, protect_step, split_by_help, voices
from analysis.figures.groups import Help, Who
from analysis.figures.periods import week_of
from analysis.figures.suppression import NO_ANSWER, ProtectedTable, protect_base, protect_many
from config.instrument import Instrument
from config.own_questions import is_own
from config.steps import LAID_KINDS, TICKED_KINDS, Kind, Step, Topic
from config.vocabulary import Channel
from feedback_store.tallies import Tally

TOLD_KINDS = TICKED_KINDS | {Kind.SCALE}
"""The kinds that have such a table; never an average, but how many chose each answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """The answers to one question among the voices of a shown base; without cells they are too few to show."""

    step: Step
    table: ProtectedTable

    @property
    def is_telling(self) -> bool:
        """Whether an answer is known to have been given; else a table would only say that few or none were."""
        return any(cell.low > 0 and NO_ANSWER not in cell.answers for cell in self.table.cells)


@dataclass(frozen=True, slots=True)
class ToldInWeek:
    """What one group told through one channel in a week; `helps` as in a Mood."""

    channel: Channel
    who: Who
    helps: tuple[Help, ...]
    told: Told


def told_steps(instrument: Instrument) -> tuple[Step, ...]:
    """Return the questions of an instrument that have such a table: those of these kinds, and all with a core.

    Of a provider's own set two cards are such a question too; in ours they weigh things against each other.
    """
    kinds = TOLD_KINDS | LAID_KINDS | ({Kind.THIS_OR_THAT} if is_own(instrument.key) else set())
    asked = (step for step in instrument.steps if step.kind in kinds or step.core)
    return tuple(part for step in asked for part in (_areas_of(step) if step.kind in LAID_KINDS else (step,)))


def _areas_of(step: Step) -> tuple[Step, ...]:
    """Return each topic of a sort, area of a place, or of a web, now and wished, as a question of its own.

    A piece of news stands before its question: what was claimed, and whether it was noticed.
    """
    return tuple(_area_of(step, topic) for topic in step.topics)


def _area_of(step: Step, topic: Topic) -> Step:
    levels = [replace(level, key=f"{topic.key}.{level.key}") for level in step.columns]
    text = {key: f"{name} {step.text[key]}" for key, name in topic.text.items()} if step.takes_news else topic.text
    return replace(step, text=text, text_for_adults=text, options=tuple(levels))


def protect_told(tallies: Iterable[Tally], step: Step, base: int) -> Told:
    """Return the answers to a question among all voices of a shown base, asked or not."""
    if step.kind not in TICKED_KINDS:
        return Told(step, protect_step(tallies, step, base))
    chosen = Counter[str]()
    for tally in tallies:
        if tally.step == step.key:
            chosen[tally.option] += tally.count
    counts = {option.key: chosen[option.key] for option in step.options}
    return Told(step, protect_many(counts, base, may_be_left_out=step.skippable or bool(step.ask_when)))


def told_in_week(
    tallies: Iterable[Tally], instrument: Instrument, *, week: str, smallest_group: int
) -> Iterator[ToldInWeek]:
    """Yield what the groups told in an ISO week such as 2026-W47, as far as it may be shown."""
    of_week = [tally for tally in tallies if week_of(tally.period) == week]
    for (channel, who), its in by_group(of_week, instrument.key).items():
        if not protect_base(voices(its), smallest_group=smallest_group).count:
            continue
        for helps, part, of_part in split_by_help(its, who, smallest_group):
            for step in told_steps(instrument) if part.count else ():
                told = protect_told(of_part, step, part.count)
                if told.is_telling:
                    yield ToldInWeek(channel, who, helps, told)
