"""The user-voice section as a document, from a year's evidence and the points it feeds."""

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from analysis.figures.counting import mood_step
from analysis.figures.suppression import is_few_told
from analysis.report import wording
from analysis.report.ages import ages_blocks, ages_tables
from analysis.report.events import events_blocks
from analysis.report.points import points_list
from analysis.report.section import Block, Heading, Paragraph, Section, Table
from analysis.report.tables import heard_table, mood_table
from analysis.report.told import told_blocks, told_tables
from analysis.voice.events import EventOfYear
from analysis.voice.evidence import YearEvidence
from analysis.voice.points import PointEvidence
from config.example_mark import example_mark
from config.framework import Direction
from config.texts import Speech

DATES = {"bg": "bg", "en": "en_GB"}
"""The locale in which a language writes its dates."""


def compose_section(
    speech: Speech,
    evidence: YearEvidence,
    direction: Direction,
    points: Sequence[PointEvidence],
    *,
    service_name: str,
    made_on: date,
    elsewhere: Sequence[PointEvidence] = (),
    is_example: bool = False,
    events: Sequence[EventOfYear] = (),
    hidden: int = 0,
) -> Section:
    """Return the section in the language of the speech.

    Args:
        speech: from `config.texts.speech`.
        evidence: from `analysis.voice.evidence`.
        direction: the one that asks whether users have a voice.
        points: its points with their evidence, from `analysis.voice.points`.
        service_name: as people call the service.
        made_on: the only date that the section bears.
        elsewhere: points of other directions that somebody was asked about and answered.
        is_example: whether the voices are made up, which the section then says.
        events: of the year, from `analysis.voice.events`.
        hidden: voices that two people have hidden in review in the year (count).
    """
    heard = tuple(_heard_tables(speech, evidence))
    moods = tuple(_mood_tables(speech, evidence, first=len(heard) + 1))
    told = tuple(told_tables(speech, evidence, first=len(heard) + len(moods) + 1))
    ages = tuple(ages_tables(speech, evidence, first=len(heard) + len(moods) + len(told) + 1))
    day = format_date(made_on, "long", locale=DATES[speech.language])
    return Section(
        speech.language,
        speech.say("The voice of children and families"),
        speech.say("{service}, {year}", service=service_name, year=evidence.year),
        speech.say("Made on {day}", day=day),
        (
            *_about(speech, evidence, service_name),
            *_who_was_heard(speech, evidence, heard),
            *_moods(speech, evidence, moods),
            *told_blocks(speech, told),
            *ages_blocks(speech, ages),
            *events_blocks(speech, events, len(heard) + len(moods) + len(told) + len(ages) + 1),
            Heading(2, speech.say("Direction {key}: {question}", **_named(speech, direction))),
            Paragraph(speech.say("For every point: what the voices of this year can show, and what they cannot.")),
            points_list(speech, evidence, points, heard_tables=len(heard), mood_tables=len(moods)),
            *_elsewhere(speech, evidence, elsewhere, len(heard), len(moods)),
            *_limits(speech, evidence),
            *_hidden(speech, hidden),
        ),
        example_mark(speech.language) if is_example else "",
    )


def _elsewhere(
    speech: Speech, evidence: YearEvidence, points: Sequence[PointEvidence], heard_tables: int, mood_tables: int
) -> tuple[Block, ...]:
    if not points:
        return ()
    return (
        Heading(2, speech.say("Points of other directions that somebody was asked about")),
        points_list(speech, evidence, points, heard_tables=heard_tables, mood_tables=mood_tables),
    )


def _named(speech: Speech, direction: Direction) -> dict[str, str]:
    return {"key": direction.key, "question": direction.question[speech.language]}


def _heard_tables(speech: Speech, evidence: YearEvidence) -> Iterator[Table]:
    instruments = {heard.instrument.key: heard.instrument for heard in evidence.groups}
    for number, instrument in enumerate(instruments.values(), start=1):
        its = [heard for heard in evidence.groups if heard.instrument.key == instrument.key]
        yield heard_table(speech, number, instrument, its)


def _mood_tables(speech: Speech, evidence: YearEvidence, first: int) -> Iterator[Table]:
    for number, (heard, part) in enumerate(evidence.with_moods, start=first):
        step = mood_step(heard.instrument)
        if step is not None:
            yield mood_table(speech, number, step, heard, part)


def _about(speech: Speech, evidence: YearEvidence, service_name: str) -> tuple[Block, ...]:
    return (
        Heading(2, speech.say("What this is")),
        Paragraph(
            speech.say(
                "This section belongs to the yearly self-assessment of quality. It shows what children, young people "
                "and their families said about {service} in {year}, without names.",
                service=service_name,
                year=evidence.year,
            )
        ),
        Paragraph(
            speech.say(
                "A voice is one answer, not one child: the same child may answer many times. "
                "All numbers here therefore count voices, not children."
            )
        ),
    )


def _who_was_heard(speech: Speech, evidence: YearEvidence, tables: Sequence[Table]) -> tuple[Block, ...]:
    heading = Heading(2, speech.say("Who was heard"))
    if not evidence.groups:
        return (
            heading,
            Paragraph(speech.say("No number can be shown yet: no box with enough voices was opened in this year.")),
            Paragraph(
                speech.count(
                    "The box is opened in the evening when at least {n} voice is in it, after 7 days at the latest. "
                    "Voices from a box with fewer wait for the next ones.",
                    "The box is opened in the evening when at least {n} voices are in it, after 7 days at the latest. "
                    "Voices from a box with fewer wait for the next ones.",
                    evidence.smallest_group,
                )
            ),
        )
    return (heading, *(Paragraph(" ".join(sentences)) for sentences in _rules(speech, evidence)), *tables)


def _rules(speech: Speech, evidence: YearEvidence) -> Iterator[list[str]]:
    smallest = wording.voices(speech, evidence.smallest_group)
    rules = [
        speech.say("A number is shown from {voices} on, for each channel and each group by itself.", voices=smallest),
        speech.say("Sums over channels and groups are not given: small groups could be worked out from them."),
    ]
    if not is_few_told(evidence.smallest_group):
        rules.append(speech.say("A group that is not named gave fewer than {voices}, or none.", voices=smallest))
    if not evidence.shown:
        rules.append(speech.say("In this year no group reached that number through any one channel."))
    yield rules
    if any(heard.is_together for heard in evidence.shown):
        yield [
            speech.say(
                "The only exception is a channel in which no group has {voices} by itself: all stand there together, "
                "for the groups are too small to be told apart.",
                voices=smallest,
            ),
            speech.say("Where their exact number could give a group away, only “at least” is said."),
            speech.say("How they feel is not shown: answers of children and of adults are never laid together."),
        ]


def _moods(speech: Speech, evidence: YearEvidence, tables: Sequence[Table]) -> tuple[Block, ...]:
    heading = Heading(2, speech.say("Mood by quarter"))
    if evidence.asks_no_mood:
        return heading, Paragraph(speech.say("No answers can be shown: in this year nobody was asked for their mood."))
    if not tables:
        return heading, Paragraph(speech.say("No answers can be shown yet: no group has enough voices."))
    return (
        heading,
        Paragraph(
            speech.say(
                "Quarters with too few voices are shown together with the next ones. Where single answers are rare, "
                "answers are joined, or only a range is given. The range of a share is given from 20 voices on."
            )
        ),
        Paragraph(
            speech.say(
                "In the bars, black is the share, and the thin line is the range that the share may well lie in. "
                "A white part says that the number is only known to lie somewhere in it."
            )
        ),
        *tables,
    )


def _limits(speech: Speech, evidence: YearEvidence) -> tuple[Block, ...]:
    return (
        Heading(2, speech.say("What these numbers cannot say")),
        Paragraph(
            speech.say(
                "Those who did not wish to answer, or could not, are missing here. The voices are not a sample, and "
                "they do not tell how many children feel one way or another."
            )
        ),
        Paragraph(
            speech.say(
                "The range of a share only allows for chance, as if every voice came from another person. One child "
                "may stand behind several voices, so the true uncertainty is greater."
            )
        ),
        Heading(2, speech.say("Data protection")),
        Paragraph(
            speech.say(
                "No name, number, address or time of day is kept with a voice. A group with fewer than {voices} is not "
                "shown by itself, and neither is any number from which it could be worked out. An answer that only one "
                "or two voices gave never stands by itself.",
                voices=wording.voices(speech, evidence.smallest_group),
            )
        ),
        Paragraph(
            speech.say(
                "Under 15 voices it is not said whether an answer was given by nobody or by all. "
                "Shares are worked out from the numbers shown here, and from nothing else."
            )
        ),
    )


def _hidden(speech: Speech, hidden: int) -> tuple[Block, ...]:
    """Return the sentence that keeps hiding from being silent; nothing where nothing was hidden."""
    if not hidden:
        return ()
    told = speech.count(
        "In this year {n} voice was hidden by two members of staff together; its words were deleted.",
        "In this year {n} voices were hidden by two members of staff together; their words were deleted.",
        hidden,
    )
    return (Paragraph(told),)
