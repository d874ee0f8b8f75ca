"""The reader of texts that is installed: found by its entry point, so that the store needs to know no other room."""

from functools import cache
from importlib.metadata import entry_points
from threading import Thread

from config.reading import Reader, Reading

GROUP = "glasche.reader"
SAMPLE = "Здравей! Днес ходихме на басейн с леля Мария, ама bqh malko strah. 🙂"
"""A text for which the reader needs everything that it has."""


def read_text(text: str, *, keep: frozenset[str] = frozenset()) -> Reading:
    """Return what stands in a text; the first call loads the word lists, which takes a second or two.

    Args:
        keep: names that may stay, such as the centre's own.
    """
    return _installed()(text, keep=keep)


@cache
def _installed() -> Reader:
    (entry,) = entry_points(group=GROUP)
    reader: Reader = entry.load()
    return reader


def warm_up() -> None:
    """Have the reader load its lists in a thread of its own, so that the first child who writes does not wait."""
    Thread(target=read_text, args=[SAMPLE], name="reader", daemon=True).start()
