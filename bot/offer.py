"""What can be answered in a chat."""

from collections.abc import Callable

from bot.dialogue import Offered
from bot.quiet_log import note
from config.errors import GlascheError
from config.narrowing import without_kinds
from config.steps import Kind
from feedback_store.actions.told import ToldAt
from feedback_store.engine import Store
from feedback_store.offering import offered_by

Offer = Callable[[Store, str], Offered]

KINDS = frozenset(set(Kind) - {Kind.DRAWING})
"""The kinds of step that a chat can ask; nobody draws with buttons."""


def offered_in_chat(store: Store, service: str) -> Offered:
    """Return the instruments of a service by key, with words where somebody receives them, and without drawings."""
    asked = offered_by(store, service, news_at=ToldAt.BOT)
    return {key: fitting for key, one in asked.items() if (fitting := without_kinds(one, set(Kind) - KINDS))}


class RememberedOffer:
    """Reads what a service offers; while the database is away, what it offered last: no dialogue is lost."""

    def __init__(self, read: Offer = offered_in_chat) -> None:
        self._read = read
        self._last: dict[str, Offered] = {}

    def __call__(self, store: Store, service: str) -> Offered:
        """Return the instruments of a service by key; raises what reading them raises where there were none before."""
        try:
            self._last[service] = self._read(store, service)
        except GlascheError as problem:
            if service not in self._last:
                raise
            note(problem)
        return self._last[service]
