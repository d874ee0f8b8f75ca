"""What was answered to questions beside the mood: its part of the section, and its sentences at the points."""

from collections.abc import Iterator, Sequence

from analysis.figures.answers import Told
from analysis.report import wording
from analysis.report.section import Block, Heading, Paragraph, Table
from analysis.report.tables import caption_of, is_silence, told_table
from analysis.voice.evidence import Heard, HeardPart, YearEvidence
from config.texts import Speech


def told_tables(speech: Speech, evidence: YearEvidence, first: int) -> Iterator[Table]:
    """Yield a table for each question of each group, numbered from `first` on, in the order of the evidence."""
    for number, (heard, part, told) in enumerate(evidence.answers, start=first):
        yield told_table(speech, number, told, heard, part)


def told_blocks(speech: Speech, tables: Sequence[Table]) -> tuple[Block, ...]:
    """Return the part of the section with these tables; nothing where there are none."""
    if not tables:
        return ()
    return (
        Heading(2, speech.say("Answers to further questions")),
        Paragraph(
            speech.say(
                "Shares are of all voices of the group, also of those who left the question out. Questions with too "
                "few answers to tell apart are not shown. No averages are given: they would hide who is not well."
            )
        ),
        *tables,
    )


def told_sentence(speech: Speech, heard: Heard, part: HeardPart, told: Told, number: int) -> str:
    """Return what a group answered to one question, and where its table stands."""
    cells = [cell for cell in told.table.cells if not is_silence(cell)]
    answers = "; ".join(
        f"{wording.answer(speech, heard.instrument, told.step, cell.answers)} – {wording.count_of(speech, cell)}"
        for cell in cells
    )
    asked = caption_of(speech, told.step, heard, part)
    return f"{asked}: {answers}. {speech.say('See table {number}.', number=number)}"
