"""What a service offers is read at every tap; while the database is away, what it offered last is offered."""

import pytest

from bot.dialogue import Offered
from bot.offer import RememberedOffer, offered_in_chat
from feedback_store.engine import Store
from feedback_store.errors import DatabaseUnreachableError
from tests.builders import a_service


@pytest.mark.parametrize(("users", "is_there"), [(40, True), (14, False), (None, False)])
def test_what_tells_a_narrow_age_is_not_offered_in_a_small_service(
    store: Store, users: int | None, is_there: bool
) -> None:
    offered = offered_in_chat(store, a_service(store, users=users).key)
    assert ("about_place_8_11" in offered) is is_there and "about_place_4_7" in offered


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
