"""What the people of the example year say: one submission each, through any instrument that there is."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from analysis.example.crowds import Crowd
from analysis.example.drawings import a_drawing
from analysis.example.notes import a_note, a_writing, language_of_pages
from analysis.example.provider import PROVIDER
from config.instrument import Instrument
from config.load import offered_instruments
from config.narrowing import without_kinds
from config.steps import Answer, Kind, Step
from config.transitions import next_step
from config.vocabulary import AgeBand
from feedback_store.intake import Submission
from feedback_store.social_services import FEWEST_USERS_FOR_DAYS

GLAD = ("happy", "calm")
UNSURE = "dont_know"
YES = ("yes", "again")
"""The wider answers that somebody gives who is glad."""

LIKELY = 5
"""How likely they do (weight, where another answer has 2)."""
SMALL = frozenset(one.key for one in PROVIDER if one.users < FEWEST_USERS_FOR_DAYS)
"""The services that keep only wide bands of age."""

SKIPPED = 0.4
"""How likely a question is left out that may be."""

TAPPED, LONGER = 3, 1
"""Writing, or many cards, takes longer than one tap, so fewer do it (weights)."""


@dataclass(frozen=True)
class Said:
    """How somebody feels, as a face of the mood board, and the note that they would write."""

    face: str
    note: str


def one_voice(service: str, crowd: Crowd, day: date, first: date, chance: random.Random) -> Submission:
    """Return what one of a crowd says on a day of the year that begins on `first`."""
    chapters = crowd.chapters_on(day, first)
    moods = next((chapter.moods for chapter in chapters if chapter.moods), crowd.moods)
    face = chance.choices(list(moods), list(moods.values()))[0]
    writing, age = a_writing(chance), chance.choice(crowd.ages)
    instrument = an_instrument(crowd, age, chance, in_few_ages=service in SMALL)
    tables = [chapter.notes for chapter in chapters if chapter.notes]
    is_good = face in GLAD or (face == UNSURE and chance.random() < 0.5)
    said = Said(face, a_note([*tables, crowd.notes], "good" if is_good else "bad", writing, chance))
    return Submission(
        client_id=f"{chance.getrandbits(128):032x}",
        service=service,
        channel=crowd.channel,
        instrument=instrument.key,
        version=instrument.version,
        language=language_of_pages(writing, chance),
        speaker=crowd.speaker,
        support=chance.choices(list(crowd.supports), list(crowd.supports.values()))[0],
        age_band=age,
        answers=answers_of(instrument, said, chance),
        made_on=day,
    )


@cache
def undrawn(in_few_ages: bool) -> tuple[Instrument, ...]:
    """Return what can be asked without a drawing, once for all voices."""
    offered = offered_instruments(with_words=True, in_few_ages=in_few_ages)
    return tuple(closed for one in offered.values() if (closed := without_kinds(one, {Kind.DRAWING})))


def an_instrument(crowd: Crowd, age: AgeBand, chance: random.Random, *, in_few_ages: bool = False) -> Instrument:
    """Return an instrument that is meant for such people; nobody draws in it, as there is only one drawing."""
    fitting = [one for one in undrawn(in_few_ages) if crowd.speaker in one.speakers and one.suits(age)]
    return chance.choices(fitting, [TAPPED if one.steps[0].kind is Kind.FACES else LONGER for one in fitting])[0]


def answers_of(instrument: Instrument, said: Said, chance: random.Random) -> tuple[Answer, ...]:
    """Return what somebody answers on their way through an instrument; at least one question is answered."""
    table, chosen, answers = instrument.table, dict[str, tuple[str, ...]](), list[Answer]()
    key = next_step(table, None, chosen)
    while key is not None:
        step = instrument.step(key)
        if not (step.skippable and answers and chance.random() < SKIPPED):
            answers.append(ANSWERS[step.kind](step, said, chance))
            chosen[key] = answers[-1].leading
        key = next_step(table, key, chosen)
    return tuple(answers)


def _tap_a_face(step: Step, said: Said, chance: random.Random) -> Answer:
    keys = [option.key for option in step.options]
    return Answer(step.key, (said.face if said.face in keys else _likely(step, said, chance),))


def _touch_a_card(step: Step, said: Said, chance: random.Random) -> Answer:
    return Answer(step.key, (_likely(step, said, chance),))


def _likely(step: Step, said: Said, chance: random.Random) -> str:
    """Return an option; whoever is glad rather says yes, where an option means that."""
    weights = [LIKELY if (option.fold in YES) is (said.face in GLAD) else 2 for option in step.options]
    return chance.choices(step.options, weights)[0].key


def _choose_a_point(step: Step, said: Said, chance: random.Random) -> Answer:
    """Choose a point; whoever is glad rather one of the first, for scales begin with the best."""
    weights = range(len(step.options), 0, -1) if said.face in GLAD else range(1, len(step.options) + 1)
    return Answer(step.key, (chance.choices(step.options, list(weights))[0].key,))


def _lay_cards(step: Step, said: Said, chance: random.Random) -> Answer:
    """Lay at least one card; whoever is glad lays more of them under the first columns."""
    weights = range(len(step.columns), 0, -1) if said.face in GLAD else range(1, len(step.columns) + 1)
    topics = [topic for topic in step.topics if chance.random() > SKIPPED / len(step.topics)] or step.topics[:1]
    columns = chance.choices(step.columns, list(weights), k=len(topics))
    return Answer(step.key, tuple(f"{topic.key}.{column.key}" for topic, column in zip(topics, columns, strict=True)))


def _stretch_web(step: Step, said: Said, chance: random.Random) -> Answer:
    """Lay every area; wished is mostly higher than now, and whoever is glad has more now."""
    low, high = (
        ([1, 2, 3, 5, 7, 7], [1, 1, 2, 3, 6, 9]) if said.face in GLAD else ([4, 5, 6, 4, 2, 1], [1, 1, 2, 4, 6, 8])
    )
    half = len(step.topics) // 2
    levels = [chance.choices(step.columns, low if n < half else high)[0].key for n in range(len(step.topics))]
    return Answer(step.key, tuple(f"{topic.key}.{level}" for topic, level in zip(step.topics, levels, strict=True)))


def _put_stickers(step: Step, said: Said, chance: random.Random) -> Answer:
    """Put a sticker on most areas; whoever is glad rather the first one, and few do not know an area."""
    weights = [6, 2, 1, 1] if said.face in GLAD else [2, 2, 4, 1]
    areas = [topic for topic in step.topics if chance.random() > SKIPPED / 2] or step.topics[:1]
    put = chance.choices(step.columns, weights[: len(step.columns)], k=len(areas))
    return Answer(step.key, tuple(f"{area.key}.{sticker.key}" for area, sticker in zip(areas, put, strict=True)))


def _tick_some(step: Step, _: Said, chance: random.Random) -> Answer:
    keys = [option.key for option in step.options]
    return Answer(step.key, tuple(chance.sample(keys, chance.randint(1, min(3, len(keys))))))


def _write_a_note(step: Step, said: Said, _: random.Random) -> Answer:
    return Answer(step.key, (), said.note[: step.max_characters])


def _draw(step: Step, _: Said, __: random.Random) -> Answer:
    return Answer(step.key, (), drawing=a_drawing())


ANSWERS: Mapping[Kind, Callable[[Step, Said, random.Random], Answer]] = {
    Kind.FACES: _tap_a_face,
    Kind.FEELINGS: _tick_some,
    Kind.PICTURES: _tick_some,
    Kind.SCALE: _choose_a_point,
    Kind.THIS_OR_THAT: _touch_a_card,
    Kind.SORT: _lay_cards,
    Kind.WEB: _stretch_web,
    Kind.STICKERS: _put_stickers,
    Kind.MANY: _tick_some,
    Kind.WAYS: _touch_a_card,
    Kind.WORDS: _write_a_note,
    Kind.DRAWING: _draw,
    Kind.CONSENT: _touch_a_card,
}
"""One way to answer for each kind of step; a test fails where one is missing."""
