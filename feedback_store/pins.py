"""The PIN with which staff leave the children's page on a tablet: made by the server, one for each service."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import pbkdf2_hmac

from sqlalchemy import select, update

from feedback_store.engine import Store
from feedback_store.schema import services
from feedback_store.social_services import find_service

DIGITS = 6
ROUNDS = 200_000
"""Rounds of PBKDF2-SHA256: about a second on an old tablet. A million PINs are soon tried all the same by whoever
copies the tablet's disk; the PIN keeps children on their page, it guards nothing that was said."""

SALT_BYTES = 16


@dataclass(frozen=True)
class PinCheck:
    """What a tablet needs to know the PIN when it hears it, and not before: hexadecimal salt and hash."""

    salt: str
    rounds: int
    hash: str


def pin_of(store: Store, service: str) -> str:
    """Return the PIN of a service (6 digits); it follows from the keys, and stands in no table."""
    # A hash of 256 bits: each PIN is as likely as any other.
    return f"{int.from_bytes(_mark(store, service, 'kiosk pin')) % 10**DIGITS:0{DIGITS}}"


def renew_pin(store: Store, service: str) -> str:
    """Give a service another PIN, which its tablets take at their next look, and return it."""
    before = pin_of(store, service)
    number = services.c.pin_number
    with store.writing() as connection:
        connection.execute(update(services).where(services.c.key == service).values(pin_number=number + 1))
    after = pin_of(store, service)
    return after if after != before else renew_pin(store, service)


def pin_check(store: Store, service: str) -> PinCheck:
    """Return by what a tablet of a service checks the PIN, also without the server."""
    return _check(pin_of(store, service), _mark(store, service, "kiosk pin salt")[:SALT_BYTES])


@lru_cache(maxsize=64)
def _check(pin: str, salt: bytes) -> PinCheck:
    return PinCheck(salt.hex(), ROUNDS, pbkdf2_hmac("sha256", pin.encode(), salt, ROUNDS).hex())


def _mark(store: Store, service: str, purpose: str) -> bytes:
    find_service(store, service)
    with store.reading() as connection:
        number = connection.scalar(select(services.c.pin_number).where(services.c.key == service))
    return store.keys.mark(purpose, f"{service} {number}")
