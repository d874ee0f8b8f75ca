"""A workbook for spreadsheets: every cell is text or a whole number, and the file tells neither author nor hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
"""What a cell holds (characters)."""
MOST_DIGITS = 15
"""What a spreadsheet reckons with exactly; a longer number stays a text."""
A4 = 9
"""Its number in this format."""


@dataclass(frozen=True)
class Sheet:
    """A table with lines above it.

    Attributes:
        name: on the tab, at most 31 characters.
        above: lines of text.
        bold: which of them is bold, counted from 0.
        widest: what a column is wide at most (characters).
    """

    name: str
    above: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    bold: int = 0
    widest: int = 60


def as_workbook(title: str, day: date, sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook whose properties hold its title and the day, and nothing else."""
    from xlsxwriter import Workbook

    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "created": datetime.combine(day, time()), "title": title})
    for each in sheets:
        _fill(book, each)
    book.close()
    return written.getvalue()


def _fill(book: Any, told: Sheet) -> None:
    sheet, first = book.add_worksheet(told.name), len(told.above) + 1
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped, strong = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for place, line in enumerate(told.above):
        sheet.write_string(place, 0, shortened(line), strong if place == told.bold else None)
    for column, heading in enumerate(told.headings):
        sheet.write_string(first, column, shortened(heading), bold)
        sheet.set_column(column, column, _width(told, column))
    for row, cells in enumerate(told.rows, start=first + 1):
        for column, cell in enumerate(cells):
            if cell.isdecimal() and cell.isascii() and len(cell) <= MOST_DIGITS:
                sheet.write_number(row, column, int(cell), wrapped)
            else:
                sheet.write_string(row, column, shortened(cell), wrapped)
    sheet.freeze_panes(first + 1, 1)
    sheet.repeat_rows(first)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def shortened(text: str) -> str:
    """Return a text as long as a cell holds, with three dots where its end is missing."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _width(told: Sheet, column: int) -> int:
    cells = (line[column] for line in (told.headings, *told.rows))
    longest = max(len(line) for cell in cells for line in cell.split("\n"))
    return min(longest + 2, told.widest)
