"""The address of a service's wall, a screen that shows and takes nothing: made by staff, taken back at once."""

import secrets
from base64 import b32encode
from hmac import compare_digest

from feedback_store.engine import Store
from feedback_store.facts import forget_fact, read_fact, write_fact
from feedback_store.social_services import find_service

CODE_LETTERS = 16
"""Of the code in the address; so many cannot be guessed (80 bits)."""


def make_wall(store: Store, service: str) -> None:
    """Give the wall of a service a new address; the one before it, if any, holds no more.

    Raises:
        UnknownServiceError: no service has this key.
    """
    find_service(store, service)
    with store.writing() as connection:
        write_fact(connection, _name(service), secrets.token_hex(16))


def take_wall_back(store: Store, service: str) -> None:
    """Let the address of a service's wall hold no more; harmless where there is none."""
    with store.writing() as connection:
        forget_fact(connection, _name(service))


def wall_code(store: Store, service: str) -> str | None:
    """Return the code in the address of a service's wall, or None where it has none.

    The database holds a random text that is no use without the keys.
    """
    with store.reading() as connection:
        made = read_fact(connection, _name(service))
    if made is None:
        return None
    return b32encode(store.keys.mark("wall", f"{service} {made}")).decode().lower()[:CODE_LETTERS]


def is_wall(store: Store, service: str, code: str) -> bool:
    """Return whether this code opens the wall of a service now."""
    true_code = wall_code(store, service)
    return true_code is not None and compare_digest(true_code.encode(), code.lower().encode())


def _name(service: str) -> str:
    return f"wall of {service}"
