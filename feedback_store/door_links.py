"""The codes by which visitors come to the page behind a QR code: keyed hashes, as the links to the bot."""

from collections.abc import Iterable

from feedback_store.bot_links import SIGN, Goal, read_payload, write_payload
from feedback_store.engine import Store

PURPOSE = "door-links"
"""Purpose of the derived key: apart from that of the bot, so that no poster of one opens the other."""
PLACE = "/v/"
"""Where the page stands; short, since it goes into every QR code."""


def code_of(store: Store, goal: Goal) -> str:
    """Return what the address of a goal ends in (16 characters); it says nothing of where it leads."""
    return write_payload(store.keys.derive(PURPOSE), goal).removeprefix(SIGN)


def goal_behind(store: Store, code: str, goals: Iterable[Goal]) -> Goal | None:
    """Return the goal that a code was made for, None where nobody with our keys made it, or the goal is gone."""
    return read_payload(store.keys.derive(PURPOSE), f"{SIGN}{code}", goals)


def address_of(store: Store, address: str, goal: Goal) -> str:
    """Return the address of the page for a goal, on an installation that is reached at this address."""
    return f"{address}{PLACE}{code_of(store, goal)}"
