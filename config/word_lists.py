"""Reads the word lists of the reader, `config/language/*.tsv`: columns between tabs, `#` begins a comment line."""

from collections.abc import Iterator
from pathlib import Path

from config.errors import WordListError

FOLDER = Path(__file__).parent / "language"


def word_list(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of a word list one by one; read anew each time, since its readers keep what they make of it.

    Raises:
        WordListError: a row has not so many columns, or an empty one.
    """
    path = FOLDER / f"{name}.tsv"
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#"):
                continue
            row = tuple(line.removesuffix("\n").split("\t"))
            if len(row) != columns or not all(row):
                raise WordListError(f"{path.name}, line {number}: {columns} columns between tabs are wanted: {line!r}")
            yield row
