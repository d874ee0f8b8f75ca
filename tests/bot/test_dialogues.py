"""The memory of dialogues is limited, and idle ones are forgotten."""

from bot.dialogue import Dialogue
from bot.dialogues import Dialogues, Talk

TALK = Talk(Dialogue("cop-ruse", "ЦОП Русе", "bg"), 7)


class Clock:
    """A clock that a test turns (seconds)."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_talk_is_found_until_it_is_forgotten() -> None:
    dialogues = Dialogues()
    dialogues.keep(1, TALK)
    assert dialogues.find(1) is TALK and dialogues.find(2) is None
    dialogues.forget(1)
    dialogues.forget(1)
    assert dialogues.find(1) is None


def test_a_talk_is_forgotten_when_nothing_happened_for_too_long() -> None:
    clock = Clock()
    dialogues = Dialogues(idle_seconds=60, now=clock)
    dialogues.keep(1, TALK)
    clock.seconds = 50
    dialogues.keep(2, TALK)
    clock.seconds = 100
    assert dialogues.find(1) is None and dialogues.find(2) is TALK


def test_the_sweep_leaves_nothing_of_idle_talks() -> None:
    clock = Clock()
    dialogues = Dialogues(idle_seconds=60, now=clock)
    dialogues.keep(1, TALK)
    clock.seconds = 61
    dialogues.forget_idle()
    assert len(dialogues) == 0


def test_of_too_many_talks_the_one_idle_longest_goes() -> None:
    dialogues = Dialogues(most=2)
    for chat in (1, 2, 1, 3):
        dialogues.keep(chat, TALK)
    assert [dialogues.find(chat) is not None for chat in (1, 2, 3)] == [True, False, True]
