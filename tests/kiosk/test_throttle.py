"""Guessing becomes slow, and nobody is locked out."""

import pytest

from kiosk.errors import TooManyAtOnceError
from kiosk.throttle import AT_ONCE, FORGET_SECONDS, FREE_TRIES, LONGEST_WAIT_SECONDS, Throttle


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(clock=lambda: clock.now, sleep=clock.sleep)


def fail(throttle: Throttle, key: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ValueError, match="wrong"), throttle.turn(key):
            raise ValueError("wrong")


def test_the_first_tries_do_not_wait(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, "elena", FREE_TRIES)
    assert clock.waited == [0.0] * FREE_TRIES


def test_each_further_try_waits_longer_up_to_a_bound(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, "elena", FREE_TRIES + 6)
    assert clock.waited[FREE_TRIES:] == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


def test_the_right_password_gets_in_after_a_thousand_wrong_ones(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, "elena", 1000)
    with throttle.turn("elena"):
        pass
    assert clock.waited[-1] <= LONGEST_WAIT_SECONDS
    assert throttle.wait_seconds("ivan") <= 2.0


def test_failures_are_forgotten_after_a_while(throttle: Throttle, clock: Clock) -> None:
    fail(throttle, "elena", 20)
    clock.now += FORGET_SECONDS
    assert throttle.wait_seconds("elena") == 0.0


def test_many_logins_in_turn_slow_everybody_down_a_little(throttle: Throttle) -> None:
    for number in range(100):
        fail(throttle, f"name {number}", 1)
    assert throttle.wait_seconds("another") == 2.0


def test_only_a_few_wait_at_once_so_that_children_find_a_thread(throttle: Throttle) -> None:
    turns = [throttle.turn(f"name {number}") for number in range(AT_ONCE)]
    for turn in turns:
        turn.__enter__()
    with pytest.raises(TooManyAtOnceError, match="few seconds"), throttle.turn("one more"):
        pass
    for turn in turns:
        turn.__exit__(None, None, None)
    with throttle.turn("one more"):
        pass
