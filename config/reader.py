"""The reader of texts that is installed: found by its entry point, so that the store needs to know no other room."""

import atexit
from functools import cache
from importlib.metadata import entry_points
from threading import Thread

from config.reading import Reader, Reading

GROUP = "glasche.reader"
SAMPLE = "Не искам да се прибирам днес с леля Мария, ama bqh malko strah. 🙂"
"""A text for which the reader needs everything that it has: its words leave doubt, so it is heard as a whole too."""
LAST_SECONDS = 9.0
"""How long a process that ends waits for a reader that is still loading (s)."""


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


@cache
def warm_up() -> None:
    """Have the reader load its lists in a thread of its own, so that the first child who writes does not wait.

    A process that ends meanwhile waits for it: Python takes a thread away wherever it is, and inside of NumPy that
    would end the process by a crash.
    """
    loading = Thread(target=read_text, args=[SAMPLE], name="reader", daemon=True)
    loading.start()
    atexit.register(loading.join, LAST_SECONDS)
