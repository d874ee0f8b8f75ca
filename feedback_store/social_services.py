"""The social services of the provider, for whom boxes stand and figures are counted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, insert, select, update

from config.errors import quoted
from config.plain_lines import is_one_line
from feedback_store.engine import Store
from feedback_store.errors import ServiceRefusedError, UnknownServiceError
from feedback_store.schema import services

KEY_FORM = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
"""Short enough for a Telegram link, whose payload takes 64 characters, and fit for a file name."""

FEWEST_USERS_FOR_DAYS = 15
"""From this many users on a voice keeps its day; below, and where the number is unknown, its week."""


LONGEST_NAME = 120
"""So that it stands on a button and in a chat (characters)."""

MOST_USERS = 10_000
"""More than any service has; a larger number is a slip."""


@dataclass(frozen=True)
class Service:
    """A social service: key, name, and how many children, young people and families use it (None: unknown)."""

    key: str
    name: str
    users: int | None
    last_opened_on: date | None = None
    waiting_since: date | None = None

    @property
    def is_small(self) -> bool:
        """Whether so few use it that days, narrow ages, support and language would point at one of them."""
        return self.users is None or self.users < FEWEST_USERS_FOR_DAYS


def add_service(store: Store, key: str, name: str, users: int | None) -> Service:
    """Add a service and return it.

    Raises:
        ServiceRefusedError: the key is taken or malformed, the name is empty or no line, or users is negative.
    """
    if not KEY_FORM.fullmatch(key):
        raise ServiceRefusedError(
            f"the key {quoted(key)} does not fit; take 2 to 40 small Latin letters, digits and hyphens: cop-ruse"
        )
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise ServiceRefusedError(f"the service needs a name of at most {LONGEST_NAME} letters, as people call it")
    if not is_one_line(name.strip()):
        raise ServiceRefusedError("the name of the service holds a sign that ends a line; write it in one line")
    _check_users(users)
    with store.writing() as connection:
        if connection.scalar(select(services.c.key).where(services.c.key == key)):
            raise ServiceRefusedError(f"there is a service with the key {key!r} already; take another key")
        connection.execute(insert(services).values(key=key, name=name.strip(), users=users))
    return Service(key, name.strip(), users)


def set_users(store: Store, key: str, users: int | None) -> None:
    """Note how many use a service; voices are dated by it from the next opening on.

    Raises:
        UnknownServiceError: no service has this key.
        ServiceRefusedError: users is negative or beyond all reason.
    """
    _check_users(users)
    find_service(store, key)
    with store.writing() as connection:
        connection.execute(update(services).where(services.c.key == key).values(users=users))


def all_services(store: Store) -> tuple[Service, ...]:
    """Return all services by name."""
    with store.reading() as connection:
        return tuple(_service(row) for row in connection.execute(select(services).order_by(services.c.name)))


def find_service(store: Store, key: str) -> Service:
    """Return one service.

    Raises:
        UnknownServiceError: none has this key; the message lists those there are.
    """
    with store.reading() as connection:
        row = connection.execute(select(services).where(services.c.key == key)).one_or_none()
    if row is None:
        known = ", ".join(service.key for service in all_services(store))
        remedy = f"there are {known}" if known else "there is none yet: add one with `glasche service add`"
        raise UnknownServiceError(f"no service has the key {quoted(key)}; {remedy}")
    return _service(row)


def require_service(store: Store, key: str) -> None:
    """Raise UnknownServiceError unless a service has this key; none is ever removed, so each is looked for once."""
    if ("service", key) not in store.unchanging:
        find_service(store, key)
        store.unchanging["service", key] = True


def _check_users(users: int | None) -> None:
    if users is not None and not 0 <= users <= MOST_USERS:
        raise ServiceRefusedError(f"{users} users cannot be; give how many use the service, or leave it unknown")


def _service(row: Row[Any]) -> Service:
    return Service(row.key, row.name, row.users, row.last_opened_on, row.waiting_since)
