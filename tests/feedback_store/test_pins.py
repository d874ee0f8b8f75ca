"""The PIN of a service: made by the server, known to tablets only when they hear it, renewable."""

import re
from hashlib import pbkdf2_hmac

from sqlalchemy import text

from feedback_store.engine import Store
from feedback_store.pins import pin_check, pin_of, renew_pin
from tests.builders import a_service


def test_every_service_has_a_pin_of_its_own_that_nobody_chose(any_store: Store) -> None:
    services = [a_service(any_store).key for _ in range(8)]
    pins = [pin_of(any_store, service) for service in services]
    assert len(set(pins)) > 6
    assert all(re.fullmatch(r"\d{6}", pin) for pin in pins)
    assert pins == [pin_of(any_store, service) for service in services]


def test_a_renewed_pin_is_another_one_and_the_tablet_checks_that(any_store: Store) -> None:
    service = a_service(any_store).key
    first = pin_of(any_store, service)
    assert renew_pin(any_store, service) == pin_of(any_store, service) != first
    check = pin_check(any_store, service)
    hashed = {
        pin: pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(check.salt), check.rounds).hex()
        for pin in (first, pin_of(any_store, service))
    }
    assert [pin for pin, found in hashed.items() if found == check.hash] == [pin_of(any_store, service)]


def test_the_database_alone_does_not_give_the_pin_away(store: Store) -> None:
    service = a_service(store).key
    with store.reading() as connection:
        (row,) = connection.execute(text("SELECT * FROM services")).all()
    assert pin_of(store, service) not in str(row)
