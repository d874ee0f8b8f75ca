"""What staff tell of a service besides its name, and of the provider; nothing of it is told of anybody who speaks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from config.load import instruments
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.facts import forget_fact, read_fact, write_fact
from feedback_store.schema import service_details, users_by_age
from feedback_store.upsert import put_row

UsersByAge = Mapping[str, Mapping[str, int]]
"""By month, such as "2026-11", and band of age: how many use a service."""


@dataclass(frozen=True)
class Details:
    """What is told of a service.

    Attributes:
        kind: what sort of social service it is, as its licence says.
        languages: what its tablets offer that have none of their own, the usual one first; all where it is empty.
        instruments_off: keys of what is asked nowhere in it.
    """

    kind: str = ""
    municipality: str = ""
    region: str = ""
    languages: tuple[str, ...] = ()
    instruments_off: tuple[str, ...] = ()


@dataclass(frozen=True)
class Provider:
    """Who runs the services: its name, its address, and whom to ask about personal data."""

    name: str = ""
    address: str = ""
    contact: str = ""


def details_of(store: Store, service: str) -> Details:
    """Return what is told of a service; what this version of Glasche no longer knows is left out."""
    with store.reading() as connection:
        row = connection.execute(select(service_details).filter_by(service=service)).one_or_none()
    if row is None:
        return Details()
    languages = tuple(one for one in row.languages.split(",") if one in LANGUAGES)
    off = tuple(one for one in row.instruments_off.split(",") if one in instruments())
    return Details(row.kind, row.municipality, row.region, languages, off)


def put_details(connection: Connection, service: str, details: Details) -> None:
    """Note what is told of a service; the connection is one for writing."""
    lists = {"languages": ",".join(details.languages), "instruments_off": ",".join(details.instruments_off)}
    put_row(connection, service_details, {"service": service} | vars(details) | lists)


def users_by_age_of(store: Store, service: str) -> UsersByAge:
    """Return how many use a service, by month and band of age."""
    asked = select(users_by_age).filter_by(service=service).order_by(users_by_age.c.month, users_by_age.c.age_band)
    found: dict[str, dict[str, int]] = {}
    with store.reading() as connection:
        for row in connection.execute(asked):
            found.setdefault(row.month, {})[row.age_band] = row.users
    return found


def put_users_by_age(connection: Connection, service: str, months: UsersByAge) -> None:
    """Note how many use a service in these months, in place of what stood there for them."""
    for month, users in months.items():
        connection.execute(delete(users_by_age).filter_by(service=service, month=month))
        for band, number in users.items():
            row = {"service": service, "month": month, "age_band": band, "users": number}
            connection.execute(insert(users_by_age).values(row))


def provider_of(store: Store) -> Provider:
    """Return who runs the services."""
    with store.reading() as connection:
        return Provider(**{name: read_fact(connection, _fact(name)) or "" for name in _names()})


def put_provider(connection: Connection, provider: Provider) -> None:
    """Note who runs the services; the connection is one for writing."""
    for name in _names():
        if value := getattr(provider, name):
            write_fact(connection, _fact(name), value)
        else:
            forget_fact(connection, _fact(name))


def _names() -> Iterable[str]:
    return Provider.__dataclass_fields__


def _fact(name: str) -> str:
    return f"provider {name}"
