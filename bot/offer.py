"""What can be answered in a chat."""

from bot.dialogue import Offered
from config.instrument import Kind, without_kinds
from config.load import offered_instruments
from feedback_store.concerns.recipients import is_received
from feedback_store.engine import Store

KINDS = frozenset(set(Kind) - {Kind.DRAWING})
"""The kinds of step that a chat can ask; nobody draws with buttons."""


def offered_in_chat(store: Store, service: str) -> Offered:
    """Return the instruments of a service by key, with words where somebody receives them, and without drawings."""
    offered = offered_instruments(with_words=is_received(store, service), with_receipts=True)
    return {key: fitting for key, one in offered.items() if (fitting := without_kinds(one, set(Kind) - KINDS))}
