"""Whether the tablets of a service offer the morning circle, a gathering that does the mood board together."""

from sqlalchemy import Connection

from feedback_store.engine import Store
from feedback_store.facts import forget_fact, read_fact, write_fact
from feedback_store.social_services import find_service

OFFERED = "yes"


def offer_circle(store: Store, service: str, is_offered: bool) -> None:
    """Offer the morning circle on the tablets of a service, or no longer.

    Raises:
        UnknownServiceError: no service has this key.
    """
    find_service(store, service)
    with store.writing() as connection:
        note_circle(connection, service, is_offered)


def note_circle(connection: Connection, service: str, is_offered: bool) -> None:
    """Do what `offer_circle` does, in a transaction of the caller's."""
    if is_offered:
        write_fact(connection, _name(service), OFFERED)
    else:
        forget_fact(connection, _name(service))


def has_circle(store: Store, service: str) -> bool:
    """Return whether the tablets of a service offer it; not until staff say so."""
    with store.reading() as connection:
        return read_fact(connection, _name(service)) == OFFERED


def _name(service: str) -> str:
    return f"circle of {service}"
