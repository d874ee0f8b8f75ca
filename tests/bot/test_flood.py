"""A flood from one chat: voices are kept and marked, messages slowed, and nothing of it outlives the day."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.flood import MESSAGES_A_MINUTE, Flood, Pace
from config.steps import Answer
from config.vocabulary import Play


@dataclass
class Clock:
    seconds: float = 1000.0
    day: date = date(2026, 11, 23)

    def now(self) -> float:
        return self.seconds

    def today(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flood(clock: Clock) -> Flood:
    return Flood(now=clock.now, today=clock.today)


def marks(flood: Flood, clock: Clock, faces: list[str], pause: float) -> list[Play]:
    found = []
    for face in faces:
        clock.seconds += pause
        found.append(flood.note_voice(7, "mood_board", (Answer("mood", (face,)),)))
    return found


def test_the_first_five_of_a_run_stand_without_a_mark(flood: Flood, clock: Clock) -> None:
    run = marks(flood, clock, ["sad", "happy"] * 4, pause=2)
    assert run == [Play.UNMARKED] * 5 + [Play.SUSPECTED] * 3


def test_a_hand_that_repeats_by_itself_has_thirteen(flood: Flood, clock: Clock) -> None:
    run = marks(flood, clock, ["sad"] * 15, pause=2)
    assert run == [Play.UNMARKED] * 13 + [Play.SUSPECTED] * 2


def test_slow_is_never_marked(flood: Flood, clock: Clock) -> None:
    assert set(marks(flood, clock, ["sad", "happy"] * 100, pause=60)) == {Play.UNMARKED}


def test_one_chat_is_told_once_a_minute_and_others_are_answered(flood: Flood, clock: Clock) -> None:
    paces = [flood.note_message(7) for _ in range(MESSAGES_A_MINUTE + 3)]
    assert paces == [Pace.CALM] * MESSAGES_A_MINUTE + [Pace.TOO_FAST] + [Pace.STILL_TOO_FAST] * 2
    assert flood.note_message(8) is Pace.CALM
    clock.seconds += 61
    assert flood.note_message(7) is Pace.CALM


def test_the_key_and_all_counts_are_forgotten_at_midnight(flood: Flood, clock: Clock) -> None:
    for _ in range(MESSAGES_A_MINUTE):
        flood.note_message(7)
    before = flood._key
    clock.day = date(2026, 11, 24)
    assert flood.note_message(7) is Pace.CALM and flood._key != before and len(flood._counts) == 1


def test_no_chat_stands_in_what_is_counted(flood: Flood, clock: Clock) -> None:
    flood.note_message(5_100_000_001)
    marks(flood, clock, ["sad"], 1)
    assert "5100000001" not in repr(flood._counts) and "sad" not in repr(flood._counts)
