"""The store, opened for one command and closed at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback_store.engine import Store


@contextmanager
def opened_store(*, migrate: bool = False) -> Iterator["Store"]:
    """Give the store of this installation; what is heavy is loaded only now, so that `--help` stays quick."""
    from config.settings import read_settings
    from feedback_store.engine import open_store

    opened = open_store(read_settings(), migrate=migrate)
    try:
        yield opened
    finally:
        opened.close()


def note_at_machine(store: "Store", act: str, service: str, *, is_timed: bool = False) -> None:
    """Note in the log of what staff did that a command was used on words; who sat there nobody knows."""
    from feedback_store.audit.kept import NOBODY, note

    note(store, NOBODY, act, service, is_timed=is_timed)
