"""The part of the section in which a question that was asked of several ages stands side by side, a row an age."""

from collections.abc import Iterator, Sequence

from analysis.figures.suppression import ProtectedCell
from analysis.report import wording
from analysis.report.section import Bar, Block, Heading, Paragraph, Row, RowGroup, Table
from analysis.report.tables import NOTHING, bar_of, numbered
from analysis.voice.ages import AskedInWords, asked_in_other_words
from analysis.voice.evidence import Heard, HeardPart, YearEvidence
from config.instrument import Instrument
from config.steps import Step
from config.texts import Speech
from config.vocabulary import AgeBand

ANYTHING = Bar(solid=0, light=100)
"""The bar of a share that may lie anywhere."""

YEARS = {
    AgeBand.FROM_4_TO_7: (4, 7),
    AgeBand.FROM_8_TO_11: (8, 11),
    AgeBand.FROM_12_TO_14: (12, 14),
    AgeBand.FROM_15_TO_17: (15, 17),
}
"""The first and the last year of the bands that have both."""


def ages_tables(speech: Speech, evidence: YearEvidence, first: int) -> Iterator[Table]:
    """Yield a table for each question that was asked in several words, numbered from `first` on."""
    for number, asked in enumerate(asked_in_other_words(evidence), start=first):
        yield _ages_table(speech, evidence, asked, number)


def ages_blocks(speech: Speech, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Return the part of the section with these tables; nothing where there are none."""
    if not tables:
        return ()
    return (
        Heading(2, speech.say("The same question, asked in different words")),
        Paragraph(
            speech.say(
                "Every age is asked in words of its own, so a difference between two rows may also come from the "
                "words. The rows are not added up. A year may be compared with the next one row by row."
            )
        ),
        *tables,
    )


def _ages_table(speech: Speech, evidence: YearEvidence, asked: AskedInWords, number: int) -> Table:
    answers = [evidence.answers[place] for place in asked.answers]
    rows = [_row(speech, heard, part, told.step, told.table.cells) for heard, part, told in answers]
    instrument = answers[0][0].instrument
    wider = instrument.folds[wider_answer(instrument, answers[0][2].step)][speech.language]
    return Table(
        numbered(speech, number, speech.say("“{answer}”: who chose it, by question", answer=wider)),
        (speech.say("Question"), speech.say("Voices"), speech.say("Of 100"), speech.say("Range of the share")),
        (RowGroup(tuple(rows)),),
        bar_column=speech.say("As a bar"),
    )


def _row(speech: Speech, heard: Heard, part: HeardPart, step: Step, cells: Sequence[ProtectedCell]) -> Row:
    named = [wording.way(speech, heard.channel), wording.help_given(speech, part.helps)]
    if heard.instrument.ages:
        named.insert(0, years_of(speech, heard.instrument))
    asked = speech.say("“{question}” – {group}", question=step.text[speech.language], group=", ".join(named))
    cell = cell_of(cells, step, wider_answer(heard.instrument, step))
    if cell is None:
        return Row((asked, speech.say("too few to tell apart"), NOTHING, NOTHING), ANYTHING)
    share = cell.share
    return Row(
        (
            asked,
            wording.count_of(speech, cell),
            wording.per_hundred(speech, share) if share else NOTHING,
            wording.interval(speech, share) if share and cell.has_interval else NOTHING,
        ),
        bar_of(cell),
    )


def wider_answer(instrument: Instrument, step: Step) -> str:
    """Return the wider answer of a step that is shown: the one that its instrument names first."""
    joined = {option.fold for option in step.options}
    return next(fold for fold in instrument.folds if fold in joined)


def cell_of(cells: Sequence[ProtectedCell], step: Step, fold: str) -> ProtectedCell | None:
    """Return a wider answer as the sum of published cells, or None where they do not tell it from others."""
    joined = {option.key for option in step.options if option.fold == fold}
    its = [cell for cell in cells if joined.intersection(cell.answers)]
    if not its or any(not joined.issuperset(cell.answers) for cell in its):
        return None
    base = its[0].base
    low, high = sum(cell.low for cell in its), min(base, sum(cell.high for cell in its))
    return ProtectedCell(tuple(answer for cell in its for answer in cell.answers), low, high, base)


def years_of(speech: Speech, instrument: Instrument) -> str:
    """Return the ages that an instrument is meant for, in years."""
    years = [YEARS[band] for band in instrument.ages if band in YEARS]
    first, last = min(years)[0], max(years)[1]
    if AgeBand.UNDER_4 in instrument.ages:
        return speech.say("up to {last} years", last=last)
    if AgeBand.FROM_18 in instrument.ages:
        return speech.say("{first} years and older", first=first)
    return speech.say("{first} to {last} years", first=first, last=last)
