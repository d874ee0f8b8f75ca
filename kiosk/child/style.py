"""The style sheets of the child's page, sent as one, as its script is."""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
SHEETS = ("child.css", "child-words.css")
"""In their order; all are for the child's page alone."""

FOR_PEOPLE = re.compile(r"/\*.*?\*/\n?|^ +|^\n", re.MULTILINE | re.DOTALL)
"""Comments, indentation and empty lines, which no tablet needs."""


@cache
def joined_style() -> str:
    """Return all sheets one after the other; they are read from disk once: restart the server after a change."""
    return "".join(FOR_PEOPLE.sub("", (STATIC / name).read_text(encoding="utf-8")) for name in SHEETS)
