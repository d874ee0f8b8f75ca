"""The points of a direction with their evidence, in words."""

from collections.abc import Iterator, Sequence

from analysis.report import wording
from analysis.report.section import Definition, Definitions
from analysis.report.told import told_sentence
from analysis.voice.evidence import Heard, YearEvidence
from analysis.voice.points import PointEvidence
from config.texts import Speech


def points_list(
    speech: Speech, evidence: YearEvidence, points: Sequence[PointEvidence], *, heard_tables: int, mood_tables: int
) -> Definitions:
    """Return the points, each with the sentences that its evidence allows.

    Args:
        speech: the language.
        evidence: the year.
        points: from `analysis.voice.points`.
        heard_tables: tables of who was heard (count); they are numbered from 1.
        mood_tables: tables of moods (count); their numbers follow, and then those of further questions.
    """
    sentences = {
        "voices_by_channel": f"{_voices(speech, evidence)} {_see(speech, 1, heard_tables)}",
        "mood_by_quarter": f"{speech.say('Mood by quarter')}. {_see(speech, heard_tables + 1, mood_tables)}",
    }
    return Definitions(
        tuple(
            Definition(
                each.point.key,
                each.point.text[speech.language],
                (
                    *(sentences[key] for key in each.found),
                    *_answers(speech, evidence, each, first=heard_tables + mood_tables + 1),
                )
                or (_why_none(speech, evidence, each),),
            )
            for each in points
        )
    )


def _answers(speech: Speech, evidence: YearEvidence, each: PointEvidence, *, first: int) -> Iterator[str]:
    for place in each.answers:
        yield told_sentence(speech, *evidence.answers[place], first + place)


def _why_none(speech: Speech, evidence: YearEvidence, each: PointEvidence) -> str:
    if each.wanted and not evidence.asks_no_mood:
        return speech.say("No evidence yet: there are not enough voices.")
    return speech.say("No evidence yet: the numbers of this section do not answer this point.")


def _voices(speech: Speech, evidence: YearEvidence) -> str:
    several = len({heard.instrument.key for heard in evidence.shown}) > 1
    heard = "; ".join(_heard(speech, heard, several) for heard in evidence.shown)
    return speech.say("Voices that may be shown: {list}.", list=heard)


def _heard(speech: Speech, heard: Heard, with_instrument: bool) -> str:
    named = [wording.way(speech, heard.channel), wording.group(speech, heard.who)]
    if with_instrument:
        named.insert(0, heard.instrument.title[speech.language])
    return f"{', '.join(named)} – {wording.heard(speech, heard.base)}"


def _see(speech: Speech, first: int, tables: int) -> str:
    if tables == 1:
        return speech.say("See table {number}.", number=first)
    return speech.say("See tables {first}–{last}.", first=first, last=first + tables - 1)
