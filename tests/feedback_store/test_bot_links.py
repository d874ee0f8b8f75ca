"""Links to the bot: short, signed, readable by nobody else, and never made by chance."""

import re

from hypothesis import given
from hypothesis import strategies as st

from config.load import instruments
from feedback_store.bot_links import (
    MOST_CHARACTERS,
    SIGN,
    Goal,
    goal_of,
    goals_of,
    link_to,
    read_payload,
    write_payload,
)
from feedback_store.engine import Store
from feedback_store.social_services import KEY_FORM
from feedback_store.ways.chats import is_joining

SERVICES = st.from_regex(KEY_FORM, fullmatch=True)
INSTRUMENTS = st.none() | st.from_regex(r"[a-z][a-z0-9_]{0,23}", fullmatch=True)
GOALS = st.builds(Goal, SERVICES, INSTRUMENTS)
KEY = bytes(32)
EVERY_GOAL = tuple(goals_of(("cop-ruse", "cnst-byala"), instruments()))


@given(goal=GOALS, others=st.lists(GOALS, max_size=8), key=st.binary(min_size=32, max_size=32))
def test_a_link_leads_to_what_it_was_made_for(goal: Goal, others: list[Goal], key: bytes) -> None:
    payload = write_payload(key, goal)
    assert read_payload(key, payload, [*others, goal]) == goal
    assert re.fullmatch(r"[A-Za-z0-9_-]+", payload) and len(payload) <= MOST_CHARACTERS


@given(payload=st.text(max_size=80) | st.from_regex(rf"{SIGN}[A-Za-z0-9_-]{{0,62}}", fullmatch=True) | SERVICES)
def test_nothing_that_nobody_signed_names_a_service(payload: str) -> None:
    assert read_payload(KEY, payload, EVERY_GOAL) is None


@given(goal=st.sampled_from(EVERY_GOAL), place=st.integers(2, 17), letter=st.sampled_from("AZaz09_-"))
def test_a_damaged_link_leads_nowhere(goal: Goal, place: int, letter: str) -> None:
    payload = write_payload(KEY, goal)
    damaged = f"{payload[:place]}{letter}{payload[place + 1 :]}"
    assert read_payload(KEY, damaged, EVERY_GOAL) == (goal if damaged == payload else None)
    assert read_payload(KEY, payload[:place], EVERY_GOAL) is None


@given(goal=st.sampled_from(EVERY_GOAL), other=st.binary(min_size=32, max_size=32).filter(lambda key: key != KEY))
def test_a_link_of_another_installation_leads_nowhere(goal: Goal, other: bytes) -> None:
    assert read_payload(KEY, write_payload(other, goal), EVERY_GOAL) is None


def test_a_link_is_told_apart_from_a_key_and_from_the_link_of_staff() -> None:
    payload = write_payload(KEY, Goal("cop-ruse"))
    assert not KEY_FORM.fullmatch(payload) and not is_joining(payload)


def test_no_two_goals_share_a_link() -> None:
    assert len({write_payload(KEY, goal) for goal in EVERY_GOAL}) == len(EVERY_GOAL)


def test_a_printed_link_outlives_a_change_of_the_keys(store: Store) -> None:
    goal = Goal("cop-ruse", "mood_board")
    link = link_to(store, "glasche_bot", goal)
    assert "ruse" not in link and "mood" not in link
    store.keys.rotate()
    assert link == link_to(store, "glasche_bot", goal)
    assert goal_of(store, link.partition("=")[2], EVERY_GOAL) == goal
