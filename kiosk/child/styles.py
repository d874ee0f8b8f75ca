"""The styles of the child's page, sent as one: a file for whatever is dressed, one request for a tablet."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

STYLES = Path(__file__).parent.parent / "static" / "child" / "styles"
FIRST = "frame.css"
LATER = STYLES / "later"

FOR_PEOPLE = re.compile(r"/\*.*?\*/\n?|^ +|^\n", re.MULTILINE | re.DOTALL)
"""Comments, indentation and empty lines, which no tablet needs."""


@cache
def joined_styles(folder: Path = STYLES, first: str = FIRST) -> str:
    """Return the frame's style, then all others by name.

    Each file holds all that dresses its things: on wide screens, on phones and without motion too, after the
    rules that these change. So a new file needs no place in a list, and only the frame may be counted on. They are
    read from disk once: restart the server after a change. Comments and indents stay behind.
    """
    return joined([folder / first, *sorted(set(folder.glob("*.css")) - {folder / first})])


@cache
def later_styles(folder: Path = LATER) -> str:
    """Return the styles of what only the first touch shows, by name; they come after the others (see rest.js)."""
    return joined(sorted(folder.glob("*.css")))


def joined(files: Iterable[Path]) -> str:
    """Return these files as one, without what is written for people."""
    return "".join(FOR_PEOPLE.sub("", each.read_text(encoding="utf-8")) for each in files)
