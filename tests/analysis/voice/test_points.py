"""Which points of a direction have evidence."""

from analysis.voice.evidence import evidence_of_year
from analysis.voice.points import PointEvidence, evidence_by_point, indicators_found
from config.framework import INDICATORS
from config.load import frameworks, instruments
from feedback_store.tallies import Tally
from tests.analysis.builders import some_voices

FRAMEWORK = frameworks()["self_assessment"]
DIRECTION = FRAMEWORK.voice_direction


def points(tallies: list[Tally], smallest_group: int = 5) -> tuple[PointEvidence, ...]:
    evidence = evidence_of_year(tallies, instruments().values(), year=2026, smallest_group=smallest_group)
    return evidence_by_point(FRAMEWORK, DIRECTION, evidence)


def test_every_point_of_direction_5_stands_in_order() -> None:
    assert [each.point.key for each in points([])] == ["5.1", "5.2", "5.3", "5.4", "5.5", "5.6"]


def test_enough_voices_feed_every_point_that_has_an_indicator() -> None:
    assert all(each.found == each.point.indicators and not each.wanted for each in points(some_voices(happy=5)))


def test_too_few_voices_feed_no_point() -> None:
    assert all(each.wanted == each.point.indicators and not each.found for each in points(some_voices(happy=4)))


def test_voices_without_a_table_are_evidence_of_who_was_heard_only() -> None:
    (point,) = [each for each in points(some_voices(happy=4), smallest_group=4) if each.point.key == "5.3"]
    assert point.found == ("voices_by_channel",) and point.wanted == ("mood_by_quarter",)


def test_every_indicator_of_the_frameworks_is_known() -> None:
    evidence = evidence_of_year([], instruments().values(), year=2026, smallest_group=5)
    assert set(indicators_found(evidence)) == set(INDICATORS)
