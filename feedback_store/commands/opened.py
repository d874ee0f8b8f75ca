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
