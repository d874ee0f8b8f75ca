"""What staff tell the children that changed because of what they said: a sentence in public, until it is taken away."""

from dataclasses import dataclass

from sqlalchemy import delete, func, select

from feedback_store.engine import Store
from feedback_store.periods import month_of
from feedback_store.schema import changes
from feedback_store.social_services import find_service


@dataclass(frozen=True)
class Change:
    """One sentence and the month in which staff told it, such as 2026-11; later ones have higher numbers."""

    number: int
    month: str
    sentence: str


def tell_change(store: Store, service: str, sentence: str) -> None:
    """Tell everybody of a change in a service from now on.

    It stands in clear: it is written by staff for all to read, and no day is noted by which it would belong to a voice.

    Raises:
        UnknownServiceError: no service has this key.
    """
    find_service(store, service)
    month = month_of(store.today().isoformat())
    with store.writing() as connection:
        last = connection.scalar(select(func.max(changes.c.number)).where(changes.c.service == service))
        row = {"service": service, "number": (last or 0) + 1, "month": month, "sentence": sentence}
        connection.execute(changes.insert().values(row))


def take_change_away(store: Store, service: str, number: int) -> None:
    """Tell of a change no more; harmless where there is none."""
    with store.writing() as connection:
        connection.execute(delete(changes).where(changes.c.service == service, changes.c.number == number))


def changes_of(store: Store, service: str) -> tuple[Change, ...]:
    """Return what is told in a service, the newest first."""
    with store.reading() as connection:
        rows = connection.execute(select(changes).where(changes.c.service == service)).all()
    told = (Change(row.number, row.month, row.sentence) for row in rows)
    return tuple(sorted(told, key=lambda change: change.number, reverse=True))
