"""The journal as a table that every spreadsheet opens."""

import csv
from collections.abc import Iterable
from io import StringIO

from config.texts import Speech, speech
from feedback_store.complaints.journal import Entry, Outcome

FORMULA = ("=", "+", "-", "@", "\t")
"""A text that begins so would be reckoned by a spreadsheet; a quote before it keeps it a text."""


def write_journal(entries: Iterable[Entry], language: str) -> bytes:
    """Return the entries as CSV with a heading, parted by semicolons as spreadsheets here expect."""
    say = speech(language)
    written = StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow([say.say("Number"), say.say("Date"), say.say("Subject"), say.say("Replies"), say.say("Outcome")])
    for entry in entries:
        replies = "\n".join(f"{day}: {text}" for day, text in entry.replies)
        cells = (str(entry.number), entry.dated, entry.subject or "", replies, outcome_name(say, entry.outcome))
        table.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def outcome_name(say: Speech, outcome: Outcome) -> str:
    """Return how an entry stands, in words."""
    names = {
        Outcome.OPEN: say.say("waits for a reply"),
        Outcome.REPLIED: say.say("replied to, open"),
        Outcome.CLOSED_BY_SENDER: say.say("closed by the sender"),
        Outcome.CLOSED_BY_STAFF: say.say("closed by staff"),
    }
    return names[outcome]
