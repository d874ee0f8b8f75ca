"""Who uses the home of an installation: all processes with an open store together, or one that replaces it, alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from feedback_store.lock_file import held_alone, held_with_others

REPLACED = "the store is just being upgraded or restored by another process; try again when it has ended"
IN_USE = "Glasche is running on this home; stop it first (Ctrl-C where `glasche run` was typed), then try again"
WAIT_SECONDS = 10.0
"""How long an opener waits for a restore that is just putting its last files in place (s)."""


def share(home: Path) -> sqlite3.Connection:
    """Use the home together with others until what is given back is closed, or the process ends.

    Raises:
        StoreBusyError: an upgrade or a restore has it alone.
    """
    return held_with_others(home / "in-use", REPLACED, wait_seconds=WAIT_SECONDS)


@contextmanager
def alone(home: Path, *, wait_seconds: float = 0) -> Iterator[None]:
    """Have the home alone; raises StoreBusyError while any store is open in it."""
    with held_alone(home / "in-use", IN_USE, wait_seconds=wait_seconds):
        yield
