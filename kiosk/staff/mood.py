"""The mood of a week as the staff page shows it: protected figures from the analysis, in words and bars."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.figures.answers import ToldInWeek
from analysis.figures.counting import mood_step
from analysis.figures.groups import Help, Who
from analysis.figures.jumps import LOOK_BACK, jump_days
from analysis.figures.mood import Mood, moods_of_week
from analysis.figures.suppression import NO_ANSWER, ProtectedCell
from analysis.report.wording import answer as answer_words
from config.instrument import Instrument
from config.load import instruments
from config.steps import Step
from feedback_store.social_services import Service
from feedback_store.tallies import Tally, read_tallies
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.words import channel_words, help_words, who_words


@dataclass(frozen=True)
class ShownAnswer:
    """One line of the table; the bar runs to `low` and, paler, on to `high` (whole per cent)."""

    label: str
    count: str
    share: str
    low: int
    high: int


@dataclass(frozen=True)
class ShownMood:
    """How one group felt; `base` is None where there are too few voices, and without answers the base stands alone."""

    question: str
    group: str
    base: int | None
    message: str
    answers: tuple[ShownAnswer, ...]
    without_play: int | None = None


def moods_of(service: Service, monday: date) -> list[ShownMood]:
    """Return the moods of a service in the week that begins on a Monday, one for each group that spoke."""
    tallies = tallies_of_week(service, monday)
    year, number, _ = monday.isocalendar()
    week, smallest_group = f"{year}-W{number:02}", desk().settings.smallest_group
    shown: list[ShownMood] = []
    for instrument, step in mood_instruments():
        moods = moods_of_week(tallies, instrument, week=week, smallest_group=smallest_group)
        groups = Counter((mood.channel, mood.who) for mood in moods)
        shown += [shown_mood(mood, instrument, step, groups[mood.channel, mood.who] > 1) for mood in moods]
    return shown


def jumps_of(service: Service, monday: date) -> tuple[date, ...]:
    """Return the days of a week on which a service heard many more voices than usual."""
    years = sorted({(monday - LOOK_BACK).year, monday.year, (monday + timedelta(days=6)).year})
    tallies = [tally for year in years for tally in read_tallies(desk().store, service.key, year=year)]
    year, number, _ = monday.isocalendar()
    return jump_days(tallies, week=f"{year}-W{number:02}", smallest_group=desk().settings.smallest_group)


def tallies_of_week(service: Service, monday: date) -> tuple[Tally, ...]:
    """Return the tallies of the year, or at its turn of the two years, in which a week lies."""
    years = sorted({monday.year, (monday + timedelta(days=6)).year})
    return tuple(tally for year in years for tally in read_tallies(desk().store, service.key, year=year))


def mood_instruments() -> Iterator[tuple[Instrument, Step]]:
    """Return the instruments that ask for a face, each with that question."""
    for instrument in instruments().values():
        if step := mood_step(instrument):
            yield instrument, step


def shown_mood(mood: Mood, instrument: Instrument, step: Step, has_sisters: bool) -> ShownMood:
    """Return a mood in the reader's language; it has sisters where its group is told apart by help."""
    question = (step.text if mood.who is Who.CHILDREN else step.text_for_adults)[reader_language()]
    cells = mood.table.cells if mood.table else ()
    answers = tuple(shown_answer(cell, instrument, step) for cell in cells if not is_nothing(cell))
    message = most_often(cells, instrument, step)
    return ShownMood(question, group_of(mood, has_sisters), mood.base.count, message, answers, mood.without_play)


def shown_answer(cell: ProtectedCell, instrument: Instrument, step: Step) -> ShownAnswer:
    """Return one line: its count, its share in whole per cent and, where there are enough voices, the interval."""
    say = reader_speech().say
    low, high = per_cent(cell.low / cell.base), per_cent(cell.high / cell.base)
    count, share = str(cell.low), say("{share} of 100", share=low)
    if not cell.is_exact:
        count = say("{low} to {high}", low=cell.low, high=cell.high)
        share = say("between {low} and {high} of 100", low=low, high=high)
    elif cell.has_interval and cell.share:
        between = {"low": per_cent(cell.share.low), "high": per_cent(cell.share.high)}
        share = say("{share} of 100, give or take: {low} to {high}", share=low, **between)
    return ShownAnswer(label_of(cell, instrument, step), count, share, low, high)


def most_often(cells: Sequence[ProtectedCell], instrument: Instrument, step: Step) -> str:
    """Return the message of a table: the answer given most often, where one is published that clearly is."""
    ordered = sorted(cells, key=lambda cell: cell.low, reverse=True)
    if len(ordered) < 2 or not ordered[0].is_exact or ordered[0].low <= ordered[1].high:
        return ""
    if not is_one_answer(ordered[0], step):
        return ""
    return reader_speech().say("Most often: “{answer}”", answer=label_of(ordered[0], instrument, step))


def label_of(cell: ProtectedCell, instrument: Instrument, step: Step) -> str:
    """Return the words of a cell, the same as in the section: an answer, a wider one with its parts, or the others."""
    return answer_words(reader_speech(), instrument, step, cell.answers)


def is_one_answer(cell: ProtectedCell, step: Step) -> bool:
    """Return whether a cell is one answer or one wider answer, and not all others laid together."""
    folds = {option.fold for option in step.options if option.key in cell.answers}
    return NO_ANSWER not in cell.answers and len(folds) == 1


def group_of(mood: Mood | ToldInWeek, has_sisters: bool) -> str:
    """Return who spoke, where and, as far as it is told, whether with help."""
    parts = [who_words()[mood.who], channel_words()[mood.channel]]
    if len(mood.helps) == 1 and (has_sisters or mood.helps[0] is not Help.UNTOLD):
        parts.append(help_words()[mood.helps[0]])
    return ", ".join(parts)


def is_nothing(cell: ProtectedCell) -> bool:
    """Return whether a line says only that everybody answered."""
    return cell.answers == (NO_ANSWER,) and cell.high == 0


def per_cent(share: float) -> int:
    """Return a share in whole per cent."""
    return round(share * 100)
