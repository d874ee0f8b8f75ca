"""What lies in a box, written as the summary that was shown before it was sent, so that both can be compared."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bot.dialogue import Dialogue, Offered, Stage
from bot.render import draw
from bot.replies import promise
from config.instrument import Instrument
from config.steps import Answer
from config.vocabulary import LANGUAGES, Speaker

Lines = tuple[str, ...]
PROMISES = frozenset(
    promise(Dialogue("", "", language, speaker=speaker)) for language in LANGUAGES for speaker in Speaker
)


def as_lines(summaries: Iterable[str]) -> Counter[Lines]:
    """Return summaries so that the order of their lines does not matter, and how often each is there.

    The promise stands only below words that came before they were asked for, which a box does not tell.
    """
    return Counter(_lines_of(summary) for summary in summaries)


def _lines_of(summary: str) -> Lines:
    return tuple(sorted(line for line in summary.splitlines() if line and line not in PROMISES))


def summary_of(said: Mapping[str, Any], offered: Offered) -> str:
    """Return the summary that the bot draws of a submission."""
    instrument = offered[said["instrument"]]
    dialogue = Dialogue(
        said.get("service", ""),
        "",
        said["language"],
        stage=Stage.SUMMARY,
        speaker=Speaker(said["speaker"]),
        instrument=instrument,
        answers=tuple(_answers(said["answers"], instrument)),
    )
    return draw(dialogue, offered).text


def _answers(said: Mapping[str, Any], instrument: Instrument) -> Iterable[Answer]:
    for step in instrument.steps:
        if isinstance(answer := said.get(step.key), str):
            yield Answer(step.key, (), words=answer)
        elif answer is not None:
            yield Answer(step.key, tuple(answer))
