"""Turns at the receipts of a service: so rare that nobody guesses, and each child's comes within two minutes."""

import random
from math import perm

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feedback_store.complaints.picture_receipts import COLOURS, MANY, PICTURES
from feedback_store.complaints.turns import FORGOTTEN_EACH_SECONDS, FREE, LONGEST_SECONDS, Turns

RECEIPTS = perm(len(PICTURES), MANY) * len(COLOURS)
LIVE = 100
YEAR_SECONDS = 366 * 24 * 3600.0
ACCEPTED = 0.001


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def tried(turns: Turns, clock: Clock, device: str = "attacker") -> float:
    """Wait for a turn as it is told, take it, and return how long that took."""
    began = clock.seconds
    while (wait := turns.seconds_to_wait("home", device)) > 0:
        clock.seconds += wait
    return clock.seconds - began


def chance(tries: int) -> float:
    """Return the probability that different wrong receipts meet one of the live ones."""
    return tries * LIVE / RECEIPTS


def test_whoever_tries_all_year_meets_none_of_100_receipts() -> None:
    clock, many = Clock(), 0
    turns = Turns(clock)
    while clock.seconds < YEAR_SECONDS:
        tried(turns, clock)
        many += 1
    assert many > 100_000, "the turns did not come to a stop"
    assert chance(many) < ACCEPTED


@pytest.mark.parametrize("pause", [0.0, 60.0, 3600.0, 12 * 3600.0])
def test_pauses_between_bursts_gain_nothing(pause: float) -> None:
    """Over a month, with as many devices as there are in a big house."""
    clock, many = Clock(), 0
    turns = Turns(clock)
    while clock.seconds < YEAR_SECONDS / 12:
        for number in range(200):
            tried(turns, clock, f"device {number % 9}")
            many += 1
        clock.seconds += pause
    assert chance(many) * 12 < ACCEPTED


@given(some.lists(some.tuples(some.floats(0, 4000), some.integers(0, 5)), min_size=1, max_size=300))
def test_no_rhythm_gets_more_turns_than_are_forgotten_and_the_first_burst(rhythm: list[tuple[float, int]]) -> None:
    clock, taken = Clock(), 0
    turns = Turns(clock)
    for pause, device in rhythm:
        clock.seconds += pause
        taken += turns.seconds_to_wait("home", str(device)) == 0
    assert taken <= clock.seconds / FORGOTTEN_EACH_SECONDS + FREE + LONGEST_SECONDS / 2 + 2


def test_mixing_pictures_up_costs_nothing_and_playing_makes_the_waits_grow_to_a_bound() -> None:
    clock = Clock()
    turns = Turns(clock)
    waits = [tried(turns, clock) for _ in range(200)]
    assert waits[: FREE + 1] == [0.0] * (FREE + 1)
    assert max(waits[:20]) < 30.0
    assert LONGEST_SECONDS - 6 < max(waits) <= LONGEST_SECONDS


def test_a_right_receipt_costs_nothing() -> None:
    clock = Clock()
    turns = Turns(clock)
    for _ in range(200):
        assert tried(turns, clock) == 0.0
        turns.note_right("home", "tablet")
        turns.note_right("home", "attacker")


def test_one_plays_with_the_grid_while_another_child_comes_first_within_the_bound() -> None:
    clock, chances = Clock(), random.Random(7)
    turns = Turns(clock)
    for _ in range(300):
        tried(turns, clock, "played with")
    began, due = clock.seconds, {"played with": 0.0, "child": 0.0}
    while True:
        device = min(due, key=lambda one: (due[one], one == "child"))
        clock.seconds = max(clock.seconds, due[device]) + chances.random() / 10
        wait = turns.seconds_to_wait("home", device)
        if device == "child" and wait == 0:
            break
        due[device] = clock.seconds + wait
    assert clock.seconds - began <= LONGEST_SECONDS + 1


def test_nine_who_play_at_once_hold_a_child_up_no_longer_than_one() -> None:
    clock = Clock()
    turns = Turns(clock)
    for number in range(500):
        tried(turns, clock, f"played with {number % 9}")
    for number in range(9):
        turns.seconds_to_wait("home", f"played with {number}")
    assert tried(turns, clock, "child") <= LONGEST_SECONDS


def test_whoever_does_not_come_to_their_turn_is_passed_over() -> None:
    clock = Clock()
    turns = Turns(clock)
    for _ in range(30):
        tried(turns, clock, "first")
    turns.seconds_to_wait("home", "gone")
    clock.seconds += 200
    assert turns.seconds_to_wait("home", "child") == 0.0


def test_another_service_is_not_slowed() -> None:
    clock = Clock()
    turns = Turns(clock)
    for _ in range(50):
        tried(turns, clock)
    assert turns.seconds_to_wait("other", "attacker") == 0.0


def test_an_hour_and_a_half_later_a_game_of_40_tries_is_forgotten() -> None:
    clock = Clock()
    turns = Turns(clock)
    for _ in range(40):
        tried(turns, clock)
    clock.seconds += 90 * 60
    assert tried(turns, clock) == 0.0
