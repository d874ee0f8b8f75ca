"""What a service offers is read at every tap; while the database is away, what it offered last is offered."""

import pytest

from bot.dialogue import Offered
from bot.offer import RememberedOffer
from feedback_store.engine import Store
from feedback_store.errors import DatabaseUnreachableError


def test_what_was_offered_last_stands_while_the_database_is_away(store: Store, offered: Offered) -> None:
    is_away = False

    def read(_: Store, __: str) -> Offered:
        if is_away:
            raise DatabaseUnreachableError("the database does not answer")
        return offered

    offer = RememberedOffer(read)
    assert offer(store, "cop-ruse") == offered
    is_away = True
    assert offer(store, "cop-ruse") == offered
    with pytest.raises(DatabaseUnreachableError):
        offer(store, "cnst-byala")
