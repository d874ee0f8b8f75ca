"""The sheets of a workbook that somebody sent, as rows of plain texts; what is too large or broken is refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from config.errors import QuestionSetError

LARGEST_FILE = 1 << 20
"""A file in bytes; a form of twelve questions has some ten thousand."""
LARGEST_UNPACKED = 16 << 20
"""All its parts in bytes: small files exist that unpack to gigabytes."""
MOST_PARTS = 200
MOST_ROWS = 300
MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet by the heads of its columns, in small letters; empty cells are left out."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...] = ()

    def fault(self, found: str, remedy: str) -> str:
        """Return the sentence that says where this row stands, what was found and what to do."""
        return f"{self.sheet}, row {self.number}: found {found}; {remedy}"


def read_sheets(content: bytes, names: tuple[str, ...]) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of these sheets, none of one that is missing; raises QuestionSetError."""
    _refuse_large(content)
    try:
        return _rows_by_sheet(content, names)
    except QuestionSetError:
        raise
    except Exception as broken:  # noqa: BLE001 - a workbook can be broken in any way, and openpyxl names few of them
        raise QuestionSetError(_unreadable(type(broken).__name__)) from None


def _refuse_large(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise QuestionSetError(f"found more than {LARGEST_FILE} bytes; take pictures and old sheets out of the file")
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise QuestionSetError(_unreadable(type(broken).__name__)) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise QuestionSetError("found a file that unpacks to far more than a form; copy its sheets into a new workbook")


def _unreadable(kind: str) -> str:
    return f"found no readable workbook ({kind}); save it as .xlsx once more, without a password"


def _rows_by_sheet(content: bytes, names: tuple[str, ...]) -> Mapping[str, tuple[Row, ...]]:
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        by_name = {sheet.title.strip().lower(): sheet for sheet in book.worksheets}
        return {name: tuple(_rows(name, by_name[name])) if name in by_name else () for name in names}
    finally:
        book.close()


def _rows(name: str, sheet: Any) -> Iterator[Row]:
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    heads = [_said(cell).lower() for cell in next(rows, ())]
    for number, cells in enumerate(rows, 2):
        found = {head: said for head, cell in zip(heads, cells, strict=False) if head and (said := _said(cell))}
        formulas = [head for head, cell in zip(heads, cells, strict=False) if head and cell.data_type == "f"]
        if found and number > MOST_ROWS:
            raise QuestionSetError(f"{name}: found more than {MOST_ROWS} rows; take out what is not asked")
        if found:
            yield Row(name, number, found, tuple(formulas))


def _said(cell: Any) -> str:
    return "" if cell.value is None else " ".join(str(cell.value).split())
