"""The tables of a section: who was heard, how they felt by quarter, and what they told beside that."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from analysis.figures.answers import Told
from analysis.figures.groups import Who
from analysis.figures.suppression import NO_ANSWER, ProtectedCell
from analysis.report import wording
from analysis.report.section import Bar, Row, RowGroup, Table
from analysis.voice.evidence import Heard, HeardPart, MoodOfPeriod
from config.instrument import Instrument
from config.steps import TICKED_KINDS, Step
from config.texts import Speech
from config.vocabulary import Channel

OPEN_CHANNELS = (Channel.KIOSK, Channel.TELEGRAM)
"""Channels that are named in every section, also where no voice came through them."""

NOTHING = "–"


def heard_table(speech: Speech, number: int, instrument: Instrument, groups: Sequence[Heard]) -> Table:
    """Return who was heard with one instrument, by channel."""
    rows = [row for channel in Channel for row in _rows_of_channel(speech, channel, groups)]
    return Table(
        numbered(speech, number, instrument.title[speech.language]),
        (speech.say("Channel"), speech.say("Who spoke"), speech.say("Voices"), speech.say("With or without help")),
        (RowGroup(tuple(rows)),),
    )


def mood_table(speech: Speech, number: int, step: Step, heard: Heard, part: HeardPart) -> Table:
    """Return the answers of one group through one channel, by quarter."""
    groups = tuple(_periods(speech, heard.instrument, step, part.moods))
    return _answer_table(speech, number, caption_of(speech, step, heard, part), groups)


def told_table(speech: Speech, number: int, told: Told, heard: Heard, part: HeardPart) -> Table:
    """Return the answers of one group through one channel to a question beside the mood, in the whole year."""
    caption = caption_of(speech, told.step, heard, part)
    if told.step.kind in TICKED_KINDS:
        caption = speech.say("{caption} (several answers are possible)", caption=caption)
    rows = (_answer(speech, heard.instrument, told.step, cell) for cell in told.table.cells if not is_silence(cell))
    return _answer_table(speech, number, caption, (RowGroup(tuple(rows)),))


def caption_of(speech: Speech, step: Step, heard: Heard, part: HeardPart) -> str:
    """Return a question as a group was asked it, and which group that was."""
    is_adult = Who.CHILDREN not in heard.who
    question = (step.text_for_adults if is_adult else step.text)[speech.language]
    named = [wording.way(speech, heard.channel), wording.group(speech, heard.who)]
    if not is_adult:
        named.append(wording.help_given(speech, part.helps))
    return speech.say("“{question}” – {group}", question=question, group=", ".join(named))


def _answer_table(speech: Speech, number: int, caption: str, groups: tuple[RowGroup, ...]) -> Table:
    return Table(
        numbered(speech, number, caption),
        (speech.say("Answer"), speech.say("Voices"), speech.say("Of 100"), speech.say("Range of the share")),
        groups,
        bar_column=speech.say("As a bar"),
    )


def numbered(speech: Speech, number: int, caption: str) -> str:
    """Return the caption of a table with its number."""
    return speech.say("Table {number}. {caption}", number=number, caption=caption)


def _rows_of_channel(speech: Speech, channel: Channel, groups: Iterable[Heard]) -> list[Row]:
    its = [heard for heard in groups if heard.channel is channel]
    name = wording.way(speech, channel)
    if not its and channel in OPEN_CHANNELS:
        return [Row((name, NOTHING, speech.say("no voices"), NOTHING))]
    return [Row((name, _who(speech, heard), _voices(speech, heard), _help(speech, heard))) for heard in its]


def _voices(speech: Speech, heard: Heard) -> str:
    base = wording.heard(speech, heard.base)
    if heard.without_play is None:
        return base
    left = speech.say("without those that look like play {n}", n=heard.without_play)
    return f"{base}; {left}"


def _who(speech: Speech, heard: Heard) -> str:
    is_unsaid = heard.is_together and heard.base.count is None
    return NOTHING if is_unsaid else wording.capital(wording.group(speech, heard.who))


def _help(speech: Speech, heard: Heard) -> str:
    if heard.who != (Who.CHILDREN,) or not heard.parts:
        return NOTHING
    if len(heard.parts) == 1 and len(heard.parts[0].helps) > 1:
        return speech.say("too few voices to tell apart")
    base = sum(part.count for part in heard.parts)
    return "; ".join(_part(speech, part, base) for part in heard.parts)


def _part(speech: Speech, part: HeardPart, base: int) -> str:
    share = speech.say("{chosen} of {base}", chosen=part.count, base=base)
    return f"{wording.help_given(speech, part.helps)}: {share}"


def _periods(speech: Speech, instrument: Instrument, step: Step, moods: Iterable[MoodOfPeriod]) -> Iterator[RowGroup]:
    for has_voices, its in groupby(moods, key=lambda mood: mood.table is not None):
        if has_voices:
            yield from (_period(speech, instrument, step, mood) for mood in its)
        else:
            names = ", ".join(wording.period(speech, mood.quarters) for mood in its)
            yield RowGroup((), speech.say("{period}: no voices", period=names))


def _period(speech: Speech, instrument: Instrument, step: Step, mood: MoodOfPeriod) -> RowGroup:
    name = wording.period(speech, mood.quarters)
    title = speech.count("{period}: {n} voice", "{period}: {n} voices", mood.count, period=name)
    if mood.table is None or not mood.table.cells:
        return RowGroup((), title, speech.say("Too few voices to show the answers."))
    rows = (_answer(speech, instrument, step, cell) for cell in mood.table.cells if not is_silence(cell))
    return RowGroup(tuple(rows), title)


def is_silence(cell: ProtectedCell) -> bool:
    """Return whether a cell says only that everybody answered."""
    return cell.answers == (NO_ANSWER,) and cell.high == 0


def _answer(speech: Speech, instrument: Instrument, step: Step, cell: ProtectedCell) -> Row:
    share = cell.share
    words = wording.answer(speech, instrument, step, cell.answers)
    return Row(
        (
            words,
            wording.count_of(speech, cell),
            wording.per_hundred(speech, share) if share else NOTHING,
            wording.interval(speech, share) if share and cell.has_interval else NOTHING,
        ),
        bar_of(cell),
    )


def bar_of(cell: ProtectedCell) -> Bar:
    """Return the bar that shows a protected count."""
    solid, light = (round(100 * count / cell.base) for count in (cell.low, cell.high))
    share = cell.share
    return Bar(solid, light, wording.bounds(share) if share and cell.has_interval else None)
