"""Guessing is slowed down, and whoever knows the right word is never locked out by it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk import throttle as module
from kiosk.errors import TooManyAtOnceError
from kiosk.throttle import LONGEST_WAIT_SECONDS, MOST_ASLEEP, Throttle


class WrongError(Exception):
    """A wrong try."""


def guess(throttle: Throttle) -> None:
    with pytest.raises(WrongError), throttle.turn():
        raise WrongError


def test_the_first_wrong_tries_are_answered_at_once_and_later_ones_later_and_later() -> None:
    slept: list[float] = []
    throttle = Throttle(sleep=slept.append)
    for _ in range(9):
        guess(throttle)
    assert slept == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


def test_wrong_tries_are_forgotten_after_a_quarter_of_an_hour() -> None:
    slept: list[float] = []
    now = [0.0]
    throttle = Throttle(clock=lambda: now[0], sleep=slept.append)
    for _ in range(5):
        guess(throttle)
    now[0] += 15 * 60
    guess(throttle)
    assert len(slept) == 2


def test_a_right_try_never_waits_however_many_guess() -> None:
    throttle = Throttle(sleep=lambda _: time.sleep(0.3))
    for _ in range(3):
        guess(throttle)
    with ThreadPoolExecutor(12) as guessers:
        guesses = [guessers.submit(guess, throttle) for _ in range(24)]
        began = time.monotonic()
        for _ in range(20):
            with throttle.turn():
                pass
        assert time.monotonic() - began < 0.25
        assert all(one.result() is None for one in guesses)


def test_few_threads_sleep_at_a_time_so_that_taps_find_one_free() -> None:
    asleep: list[float] = []

    def sleep(seconds: float) -> None:
        asleep.append(seconds)
        time.sleep(0.2)

    throttle = Throttle(sleep=sleep)
    for _ in range(3):
        guess(throttle)
    with ThreadPoolExecutor(30) as guessers:
        list(guessers.map(lambda _: guess(throttle), range(30)))
    assert len(asleep) < 30 and MOST_ASLEEP * LONGEST_WAIT_SECONDS < 30


def test_a_line_that_does_not_move_asks_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.05)
    throttle = Throttle()
    with throttle.turn(), throttle.turn(), throttle.turn(), throttle.turn():
        late = throttle.turn()
        with pytest.raises(TooManyAtOnceError, match="few seconds"):
            late.__enter__()


def test_wrong_tries_at_one_login_make_another_wait_only_when_there_are_very_many() -> None:
    slept: list[float] = []
    throttle = Throttle(sleep=slept.append)

    def guess_at(name: str) -> None:
        with pytest.raises(WrongError), throttle.turn(name):
            raise WrongError

    for _ in range(5):
        guess_at("ana")
    assert slept == [0.5, 1.0]
    guess_at("ivo")
    assert len(slept) == 2
    for number in range(15):
        guess_at(f"somebody {number}")
    assert len(slept) == 3
