"""Looks for what a disk has damaged or lost, so that it is found while a good backup is still there."""

from collections.abc import Iterator

from sqlalchemy import select, text

from feedback_store import sums
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import DamagedBoxError, DamagedStoreError, StoreError, WrongKeysError
from feedback_store.schema import accepted
from feedback_store.social_services import all_services


def damages_of(store: Store) -> Iterator[StoreError]:
    """Look at the whole database, the boxes and their keys, and give what is damaged or lost."""
    for look in (_look_at_pages, _look_at_rows, require_epochs, _look_at_boxes):
        try:
            with told_plainly():
                yield from look(store) or ()
        except StoreError as damage:
            yield damage


def require_epochs(store: Store) -> None:
    """Raise WrongKeysError where the key of an epoch is gone or damaged while repeats of it must be known."""
    known = {epoch.name for epoch in store.box_keys.epochs()}
    with store.reading() as connection:
        lost = sorted({*connection.scalars(select(accepted.c.epoch).distinct())} - known)
    if lost:
        raise WrongKeysError(
            f"the key file {store.box_keys.folder / 'epochs' / lost[0]}.json is gone, without which a repeat of an "
            "earlier voice would count again; no box is opened: put it back, or restore the newest backup with the "
            "copy of the keys beside it"
        )


def _look_at_pages(store: Store) -> Iterator[StoreError]:
    if store.settings.is_postgresql:
        return
    with store.reading() as connection:
        found = connection.scalar(text("PRAGMA integrity_check(1)"))
        strays = connection.execute(text("PRAGMA foreign_key_check")).first()
    if found != "ok" or strays:
        yield DamagedStoreError(
            "the file of the database is damaged; restore the newest backup with `glasche store restore`, and have the "
            "disk seen to"
        )


def _look_at_rows(store: Store) -> Iterator[StoreError]:
    with store.reading() as connection:
        yield from sums.damages(connection)


def _look_at_boxes(store: Store) -> Iterator[StoreError]:
    for service in all_services(store):
        numbers = store.cabinet.numbers(service.key)
        for number in numbers:
            try:
                with told_plainly():
                    store.box_keys.require_openable(service.key, [number])
                    store.cabinet.rows(service.key, number)
            except StoreError as damage:
                yield damage
        for number in store.box_keys.numbers(service.key):
            is_being_made = store.settings.is_postgresql and number > max(numbers, default=0)
            if number not in numbers and not is_being_made:
                yield DamagedBoxError(
                    f"box {number} of {service.key!r} is gone, and with it the voices that waited in it; put its file "
                    f"back, or restore a backup. If nothing can be done, delete its keys, {service.key}.{number}.* in "
                    f"{store.box_keys.folder / 'boxes'}: then it is reported no more"
                )
