"""The journal as a table that every spreadsheet opens."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from config.texts import Speech, speech
from feedback_store.complaints.journal import Entry, Outcome

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A text that begins so, in wide letters too, would be reckoned by a spreadsheet; a quote before it keeps it a text."""
BLANK = " \t\r\n\N{NO-BREAK SPACE}"
"""Signs that some of them leave out before they look."""


def write_journal(entries: Iterable[Entry], language: str) -> bytes:
    """Return the entries as CSV with a heading, parted by semicolons as spreadsheets here expect."""
    say = speech(language)
    headings = (say.say("Number"), say.say("Date"), say.say("Subject"), say.say("Replies"), say.say("Outcome"))
    return write_table(headings, (_cells(say, entry) for entry in entries))


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV; no cell of it is taken for a formula."""
    written = StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for cells in (headings, *rows):
        table.writerow([f"'{cell}" if cell.lstrip(BLANK).startswith(FORMULA) else cell for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def _cells(say: Speech, entry: Entry) -> tuple[str, ...]:
    replies = "\n".join(f"{day}: {text}" for day, text in entry.replies)
    return (str(entry.number), entry.dated, entry.subject or "", replies, outcome_name(say, entry.outcome))


def outcome_name(say: Speech, outcome: Outcome) -> str:
    """Return how an entry stands, in words."""
    names = {
        Outcome.OPEN: say.say("waits for a reply"),
        Outcome.REPLIED: say.say("replied to, open"),
        Outcome.CLOSED_BY_SENDER: say.say("closed by the sender"),
        Outcome.CLOSED_BY_STAFF: say.say("closed by staff"),
    }
    return names[outcome]
