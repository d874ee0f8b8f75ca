"""A figure as a file to take along: its table for spreadsheets, without an author and without an hour."""

from collections.abc import Sequence
from datetime import date

from feedback_store.complaints.journal_file import write_table
from kiosk.staff.figures_shown import ShownFigure
from kiosk.staff.workbook import Sheet, as_workbook

MESSAGE = 2
"""Which line above a table is bold."""


def as_csv(title: str, figures: Sequence[ShownFigure]) -> bytes:
    """Return figures below each other as CSV; no cell of it is taken for a formula."""
    rows: list[tuple[str, ...]] = []
    for figure in figures:
        rows += [(figure.group,), (figure.message,), figure.headings, *figure.rows, ()]
    return write_table((title,), rows)


def as_xlsx(title: str, figures: Sequence[ShownFigure], day: date) -> bytes:
    """Return figures as a workbook of a day, one sheet each; every cell is text or a whole number, never a formula."""
    sheets = [
        Sheet(str(number), (title, one.group, one.message, one.summary), one.headings, one.rows, bold=MESSAGE)
        for number, one in enumerate(figures, start=1)
    ]
    return as_workbook(title, day, sheets)
