"""Reads the word lists of the reader, `config/language/*.tsv`: columns between tabs, `#` begins a comment line."""

from pathlib import Path

from config.errors import WordListError

FOLDER = Path(__file__).parent / "language"


def word_list(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a word list; read anew each time, since its readers keep what they make of it.

    Raises:
        WordListError: a row has not so many columns, or an empty one.
    """
    path = FOLDER / f"{name}.tsv"
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns or not all(row):
            raise WordListError(f"{path.name}, line {number}: {columns} columns between tabs are wanted: {line!r}")
        rows.append(row)
    return tuple(rows)
