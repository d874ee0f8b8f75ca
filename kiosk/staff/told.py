"""What a week told beside the mood, as the staff page shows it."""

from collections.abc import Sequence
from datetime import date

from analysis.figures.answers import Told, ToldInWeek, told_in_week
from analysis.figures.groups import Who
from config.instrument import Instrument
from config.load import instruments
from config.own_topics import with_topics
from config.steps import LAID_KINDS, TICKED_KINDS
from feedback_store.question_sets.asked import known_sets
from feedback_store.social_services import Service
from feedback_store.topics.shown import known_topics
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.mood import ShownMood, group_of, is_nothing, most_often, shown_answer, tallies_of_week


def told_of(service: Service, monday: date) -> list[ShownMood]:
    """Return the shown answers to questions beside the mood, of the week that begins on a Monday."""
    tallies = tallies_of_week(service, monday)
    year, number, _ = monday.isocalendar()
    week, smallest_group = f"{year}-W{number:02}", desk().settings.smallest_group
    shown: list[ShownMood] = []
    own = known_topics(desk().store, service.key)
    for instrument in (with_topics(one, own) for one in instruments().values()):
        found = list(told_in_week(tallies, instrument, week=week, smallest_group=smallest_group))
        shown += [_shown(one, instrument, _has_sisters(one, found)) for one in found]
    for own_set in known_sets(desk().store, service.key):  # what two versions ask has the same keys, so each is apart
        its = [one for one in tallies if (one.instrument, one.version) == (own_set.key, own_set.version)]
        found = list(told_in_week(its, own_set, week=week, smallest_group=smallest_group))
        shown += [_shown(one, own_set, _has_sisters(one, found)) for one in found]
    return shown


def _has_sisters(one: ToldInWeek, found: Sequence[ToldInWeek]) -> bool:
    return any((other.channel, other.who) == (one.channel, one.who) and other.helps != one.helps for other in found)


def _shown(one: ToldInWeek, instrument: Instrument, has_sisters: bool) -> ShownMood:
    return shown_told(one.told, instrument, one.who, group_of(one, has_sisters))


def shown_told(told: Told, instrument: Instrument, who: Who, group: str) -> ShownMood:
    """Return the answers of a group to one question in the reader's language."""
    step, table = told.step, told.table
    question = (step.text if who is Who.CHILDREN else step.text_for_adults)[reader_language()]
    if step.kind in TICKED_KINDS:
        question = reader_speech().say("{caption} (several answers are possible)", caption=question)
    if step.kind in LAID_KINDS and not question.endswith((".", "!", "?")):
        question = f"{question}."  # the name of a topic, and no sentence of its own
    answers = tuple(shown_answer(cell, instrument, step) for cell in table.cells if not is_nothing(cell))
    message = most_often(table.cells, instrument, step)
    return ShownMood(question, group, table.base, message, answers)
