"""The work of a phone: worth one voice, for some minutes, at one address; harder in a flood."""

from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.door import work
from kiosk.door.work import CALM, EASY_BITS, HARDEST_BITS, VALID_MINUTES, Work, is_done
from kiosk.errors import WorkRefusedError
from tests.kiosk.door.working import bits_of, finished

CODE = "abcdefghijklmnop"


@dataclass
class Clock:
    """Minutes that a test moves on."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _easier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the work be done at once."""
    monkeypatch.setattr(work, "EASY_BITS", 4)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(clock: Clock) -> Work:
    return Work(bytes(32), clock)


def test_finished_work_is_worth_one_voice(office: Work) -> None:
    proof = finished(office.task(CODE))
    office.check(proof, CODE)
    with pytest.raises(WorkRefusedError, match="came before"):
        office.check(proof, CODE)


def test_no_two_tasks_are_alike_and_none_says_when_within_the_minute(office: Work, clock: Clock) -> None:
    assert office.task(CODE) != office.task(CODE)
    clock.now += 0.5
    assert office.task(CODE)[:6] == office.task(CODE)[:6]


@pytest.mark.parametrize("later", [VALID_MINUTES + 2, -2])
def test_work_that_is_stale_or_from_tomorrow_is_refused(office: Work, clock: Clock, later: int) -> None:
    proof = finished(office.task(CODE))
    clock.now += later
    with pytest.raises(WorkRefusedError, match="older"):
        office.check(proof, CODE)


def test_unfinished_work_is_refused(office: Work) -> None:
    task = office.task(CODE)
    wrong = next(proof for proof in (f"{task}.{number}" for number in range(99)) if not is_done(proof, 4))
    with pytest.raises(WorkRefusedError, match="zero bits"):
        office.check(wrong, CODE)


def test_work_for_another_address_or_installation_is_refused(office: Work, clock: Clock) -> None:
    proof = finished(office.task(CODE))
    for other, code in ((office, "otherotherotherx"), (Work(b"\1" * 32, clock), CODE)):
        with pytest.raises(WorkRefusedError, match="not made here"):
            other.check(proof, code)


@given(proof=st.text(max_size=80) | st.from_regex(r"[A-Za-z0-9_-]{34}\.[0-9]{1,9}", fullmatch=True))
def test_whatever_is_sent_instead_is_refused_in_words(proof: str) -> None:
    with pytest.raises(WorkRefusedError):
        Work(bytes(32)).check(proof, CODE)


@given(place=st.integers(0, 32), letter=st.sampled_from("AZaz09_-"))
def test_a_task_that_was_changed_anywhere_is_refused(place: int, letter: str) -> None:
    office = Work(bytes(32))
    task = office.task(CODE)
    assume(task[place] != letter)
    with pytest.raises(WorkRefusedError, match="not made here"):
        office.check(f"{task[:place]}{letter}{task[place + 1 :]}.1", CODE)


def test_a_flood_makes_the_work_harder_and_calm_makes_it_easy_again(office: Work, clock: Clock) -> None:
    asked = []
    for number in range(8 * CALM):
        if number in (CALM - 1, CALM + 1, 2 * CALM + 1, 4 * CALM + 1):
            asked.append(bits_of(office.task(CODE)))
        office.check(finished(office.task(CODE)), CODE)
    assert asked == [4, 5, 6, 7]
    clock.now += 2
    assert bits_of(office.task(CODE)) == 4


def test_easy_work_that_was_laid_by_is_worth_nothing_in_a_flood(office: Work) -> None:
    laid_by = finished(office.task(CODE))
    for _ in range(4 * CALM):
        office.check(finished(office.task(CODE)), CODE)
    with pytest.raises(WorkRefusedError, match="too easy"):
        office.check(laid_by, CODE)


def test_finished_work_is_forgotten_with_its_minutes_and_never_fills_the_memory(
    office: Work, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST_SPENT", 10)
    for _ in range(25):
        office.check(finished(office.task(CODE)), CODE)
    assert len(office._spent) == 10
    clock.now += VALID_MINUTES + 2
    office.check(finished(office.task(CODE)), CODE)
    assert len(office._spent) == 1


def test_the_hardest_work_fits_into_the_word_that_the_page_looks_at() -> None:
    assert EASY_BITS < HARDEST_BITS < 32
