"""Codes of the page behind a QR code: short, signed, and none that opens the bot."""

import re

from config.load import instruments
from feedback_store.bot_links import Goal, goal_of, goals_of
from feedback_store.door_links import address_of, code_of, goal_behind
from feedback_store.engine import Store

EVERY_GOAL = tuple(goals_of(("cop-ruse", "cnst-byala"), instruments()))


def test_a_code_leads_to_its_goal_and_says_nothing_of_it(store: Store) -> None:
    for goal in EVERY_GOAL:
        code = code_of(store, goal)
        assert re.fullmatch(r"[A-Za-z0-9_-]{16}", code)
        assert goal_behind(store, code, EVERY_GOAL) == goal
        assert goal_of(store, code, EVERY_GOAL) is None and goal_of(store, f"G_{code}", EVERY_GOAL) is None
    assert len({code_of(store, goal) for goal in EVERY_GOAL}) == len(EVERY_GOAL)


def test_what_nobody_signed_leads_nowhere(store: Store) -> None:
    code = code_of(store, Goal("cop-ruse"))
    assert goal_behind(store, code, ()) is None
    for forged in ("", "cop-ruse", code[:-1], f"{code}A", code.swapcase(), "ж" * 16, "\0"):
        assert goal_behind(store, forged, EVERY_GOAL) is None


def test_a_printed_code_outlives_a_change_of_the_keys(store: Store) -> None:
    address = address_of(store, "https://voices.example.bg", Goal("cop-ruse", "mood_board"))
    assert address.startswith("https://voices.example.bg/v/") and "ruse" not in address
    store.keys.rotate()
    assert address == address_of(store, "https://voices.example.bg", Goal("cop-ruse", "mood_board"))
