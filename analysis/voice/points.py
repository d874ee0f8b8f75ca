"""The points of a framework's direction, each with what feeds it or an honest word that nothing does yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.voice.evidence import YearEvidence
from config.framework import Direction, Point


@dataclass(frozen=True, slots=True)
class PointEvidence:
    """A point with the figures that feed it: `found` may be shown, `wanted` has too few voices or none yet."""

    point: Point
    found: tuple[str, ...]
    wanted: tuple[str, ...]


def evidence_by_point(direction: Direction, evidence: YearEvidence) -> tuple[PointEvidence, ...]:
    """Return the points of a direction in order, each with its indicators by whether there is evidence for them."""
    has_figures = indicators_found(evidence)
    return tuple(
        PointEvidence(
            point,
            found=tuple(key for key in point.indicators if has_figures[key]),
            wanted=tuple(key for key in point.indicators if not has_figures[key]),
        )
        for point in direction.points
    )


def indicators_found(evidence: YearEvidence) -> Mapping[str, bool]:
    """Return, for every indicator of the frameworks, whether the year has a figure for it that may be shown."""
    answers = (mood.table for _, part in evidence.with_moods for mood in part.moods)
    return {
        "voices_by_channel": bool(evidence.shown),
        "mood_by_quarter": any(table is not None and table.cells for table in answers),
    }
