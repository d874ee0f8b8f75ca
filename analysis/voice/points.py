"""The points of a framework, each with what feeds it or an honest word that nothing does yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.voice.evidence import YearEvidence
from config.framework import Direction, Framework, Point


@dataclass(frozen=True, slots=True)
class PointEvidence:
    """A point with what feeds it.

    Of its figures `found` may be shown, `wanted` has too few voices or none yet; `answers` are the places, among the
    answers of the year, of those to questions that were asked for this point.
    """

    point: Point
    found: tuple[str, ...]
    wanted: tuple[str, ...]
    answers: tuple[int, ...] = ()


def evidence_by_point(framework: Framework, direction: Direction, evidence: YearEvidence) -> tuple[PointEvidence, ...]:
    """Return the points of a direction in order, each with its figures by whether there is evidence for them."""
    has_figures = indicators_found(evidence)
    return tuple(
        PointEvidence(
            point,
            found=tuple(key for key in point.indicators if has_figures[key]),
            wanted=tuple(key for key in point.indicators if not has_figures[key]),
            answers=_answers_to(point, framework.key, evidence),
        )
        for point in direction.points
    )


def answered_elsewhere(framework: Framework, evidence: YearEvidence) -> tuple[PointEvidence, ...]:
    """Return the points outside the users' voice that somebody was asked about and answered."""
    others = (direction for direction in framework.directions if direction is not framework.voice_direction)
    return tuple(
        each for direction in others for each in evidence_by_point(framework, direction, evidence) if each.answers
    )


def indicators_found(evidence: YearEvidence) -> Mapping[str, bool]:
    """Return, for every indicator of the frameworks, whether the year has a figure for it that may be shown."""
    answers = (mood.table for _, part in evidence.with_moods for mood in part.moods)
    return {
        "voices_by_channel": bool(evidence.shown),
        "mood_by_quarter": any(table is not None and table.cells for table in answers),
    }


def _answers_to(point: Point, framework: str, evidence: YearEvidence) -> tuple[int, ...]:
    return tuple(
        place for place, (_, _, told) in enumerate(evidence.answers) if point.key in told.step.points.get(framework, ())
    )
