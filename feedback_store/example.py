"""Whether an installation holds an example year: made-up voices, which every page and document of it says."""

import sqlite3
from contextlib import closing
from pathlib import Path

from feedback_store.engine import Store
from feedback_store.facts import read_fact, write_fact

FACT, UNFINISHED, FINISHED = "example", "unfinished", "finished"


def mark_unfinished(store: Store) -> None:
    """Note that what is in here, and what is about to be made, is an example."""
    _mark(store, UNFINISHED)


def mark_finished(store: Store) -> None:
    """Note that the example year is whole."""
    _mark(store, FINISHED)


def is_example(store: Store) -> bool:
    """Return whether the voices in here are made up."""
    with store.reading() as connection:
        return read_fact(connection, FACT) is not None


def example_in(home: Path) -> str | None:
    """Return UNFINISHED or FINISHED where a folder holds an example year, made by whichever version, else None."""
    file = home / "glasche.sqlite"
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute("SELECT value FROM facts WHERE name = ?", (FACT,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def _mark(store: Store, state: str) -> None:
    with store.writing() as connection:
        write_fact(connection, FACT, state)
