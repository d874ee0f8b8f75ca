"""The turn of one clock: two that run at once do not do the daily jobs side by side."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import func, select

from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import StoreBusyError
from feedback_store.lock_file import held_alone


@contextmanager
def clock_turn(store: Store) -> Iterator[bool]:
    """Give whether it is this clock's turn; the lock ends with the process, whatever ends it."""
    with _turn_in_database(store) if store.settings.is_postgresql else _turn_in_file(store) as is_ours:
        yield is_ours


@contextmanager
def _turn_in_file(store: Store) -> Iterator[bool]:
    with ExitStack() as held:
        try:
            held.enter_context(held_alone(store.settings.home / "clock", "another clock is at it"))
        except StoreBusyError:
            is_ours = False
        else:
            is_ours = True
        yield is_ours


@contextmanager
def _turn_in_database(store: Store) -> Iterator[bool]:
    with told_plainly():
        connection = store.engine.connect()
    with connection, connection.begin():
        with told_plainly():
            is_ours = connection.scalar(select(func.pg_try_advisory_xact_lock(func.hashtext("glasche clock"))))
        yield bool(is_ours)
