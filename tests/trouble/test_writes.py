"""Every write fails in turn: what is refused is refused in words, nothing is lost, and it comes back by itself."""

import sys
from collections.abc import Iterator

import pytest

from tests.trouble.faults import Fault
from tests.trouble.writes import ERRORS, Template, a_template, calls_of_an_evening, evenings, strike

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's"), pytest.mark.timeout(3600)]
SOME = 2
"""So many places of each call are tried in the short run, spread over the evening (count)."""


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    """Return the installation with which every evening begins."""
    with a_template() as made:
        yield made


@pytest.mark.parametrize("error", ERRORS)
def test_a_write_that_fails_anywhere_in_an_evening_loses_and_doubles_nothing(template: Template, error: str) -> None:
    for call, count in calls_of_an_evening(template).items():
        for nth in sorted({1 + place * count // SOME for place in range(SOME)}):
            evening = strike(template, Fault(call, error, nth))
            assert not evening.violations, (evening.fault, evening.violations)


@pytest.mark.slow
@pytest.mark.parametrize(("error", "more"), [*((error, 0) for error in ERRORS), ("ENOSPC", 25), ("EROFS", 25)])
def test_whichever_write_of_an_evening_fails_nothing_is_lost_or_doubled(
    template: Template, error: str, more: int
) -> None:
    found = list(evenings(template, error, more=more))
    assert not [(evening.fault, evening.violations) for evening in found if evening.violations]
    assert sum(evening.is_struck for evening in found) > 0.9 * len(found)
