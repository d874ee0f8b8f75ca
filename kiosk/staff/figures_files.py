"""A figure as a file to take along: its table for spreadsheets, without an author and without an hour."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from feedback_store.complaints.journal_file import write_table
from kiosk.staff.figures_shown import ShownFigure

WIDEST = 60
DATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zone, and the file is to tell no time
"""Stands where the format demands a time."""


def as_csv(title: str, figures: Sequence[ShownFigure]) -> bytes:
    """Return figures below each other as CSV; no cell of it is taken for a formula."""
    rows: list[tuple[str, ...]] = []
    for figure in figures:
        rows += [(figure.group,), (figure.message,), figure.headings, *figure.rows, ()]
    return write_table((title,), rows)


def as_xlsx(title: str, figures: Sequence[ShownFigure]) -> bytes:
    """Return figures as a workbook, one sheet each; every cell is text or a whole number, never a formula."""
    from xlsxwriter import Workbook

    written = BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "", "created": DATED, "title": title})
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    for number, figure in enumerate(figures, start=1):
        sheet = book.add_worksheet(str(number))
        for place, line in enumerate((title, figure.group, figure.message, figure.summary)):
            sheet.write_string(place, 0, line, bold if place == 2 else None)
        for column, heading in enumerate(figure.headings):
            sheet.write_string(5, column, heading, bold)
            sheet.set_column(column, column, _width(figure, column))
        for row, cells in enumerate(figure.rows, start=6):
            for column, cell in enumerate(cells):
                if cell.isdecimal() and cell.isascii():
                    sheet.write_number(row, column, int(cell), wrapped)
                else:
                    sheet.write_string(row, column, cell, wrapped)
        sheet.freeze_panes(6, 1)
    book.close()
    return written.getvalue()


def _width(figure: ShownFigure, column: int) -> int:
    longest = max(len(line[column]) for line in (figure.headings, *figure.rows))
    return min(longest + 2, WIDEST)
