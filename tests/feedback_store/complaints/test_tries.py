"""Wrong tries slow the next ones of their service down, and lock nobody out."""

from feedback_store.complaints.tries import LONGEST_SECONDS, Tries


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_three_wrong_tries_cost_nothing_and_more_cost_more_up_to_a_bound() -> None:
    tries, waits = Tries(Clock()), []
    for _ in range(50):
        waits.append(tries.seconds_to_wait("home"))
        tries.note_wrong("home")
    assert waits[:4] == [0.0] * 4
    assert waits == sorted(waits) and waits[-1] == LONGEST_SECONDS


def test_another_service_is_not_slowed() -> None:
    tries = Tries(Clock())
    for _ in range(20):
        tries.note_wrong("home")
    assert tries.seconds_to_wait("other") == 0.0


def test_a_minute_later_it_is_as_before() -> None:
    clock = Clock()
    tries = Tries(clock)
    for _ in range(20):
        tries.note_wrong("home")
    clock.seconds += 60
    assert tries.seconds_to_wait("home") == 0.0
