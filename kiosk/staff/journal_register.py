"""The journal as the register that an inspector expects: as a table, as a workbook, and as A4 to print."""

from flask import Response, request
from flask_login import current_user

from feedback_store.complaints.cases import CaseAct
from feedback_store.complaints.journal_file import write_table
from feedback_store.complaints.readers import seen_by
from feedback_store.complaints.records import Record, years_of
from feedback_store.social_services import find_service
from feedback_store.staff import all_staff
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.dates import day_in_words
from kiosk.staff.journal import dated_in_words
from kiosk.staff.journal_register_files import Register, register_as_pdf, register_as_workbook
from kiosk.staff.journal_words import came_words, state_words, verdict_words
from kiosk.staff.paper_words import speaker_words
from kiosk.staff.workbook import MIMETYPE


@staff.get("/journal/<key>/register.csv")
def show_register_table(key: str) -> Response:
    """Return the register as CSV."""
    register = register_of(key, asked_year(key))
    content = write_table(register.headings, register.rows)
    named = {"Content-Disposition": f'attachment; filename="journal-{key}.csv"'}
    return Response(content, mimetype="text/csv", headers=named)


@staff.get("/journal/<key>/register.xlsx")
def show_register_workbook(key: str) -> Response:
    """Return the register with the minutes of its reviews as a workbook."""
    year = asked_year(key)
    named = {"Content-Disposition": f'attachment; filename="journal-{key}.xlsx"'}
    return Response(register_as_workbook(key, year, register_of(key, year)), mimetype=MIMETYPE, headers=named)


@staff.get("/journal/<key>/register.pdf")
def show_register(key: str) -> Response:
    """Return the register with the minutes of its reviews as PDF, A4 across."""
    year = asked_year(key)
    return Response(register_as_pdf(key, year, register_of(key, year)), mimetype="application/pdf")


def asked_year(key: str) -> int | None:
    """Return the year that the address asks for, where the journal has entries of it."""
    find_service(desk().store, key)
    asked = request.args.get("year", "")
    return int(asked) if asked in {str(one) for one in years_of(desk().store, key)} else None


def register_of(key: str, year: int | None) -> Register:
    """Return the register by number; of what whoever is signed in may not see, number and date only."""
    say = reader_speech().say
    headings = (
        say("Number"),
        say("Date"),
        say("Who speaks, and how it came"),
        say("Subject"),
        say("What was done"),
        say("Replies"),
        say("What became of it"),
        say("How it stands"),
        say("Who has it"),
    )
    names = {member.id: member.name for member in all_staff(desk().store)}
    entries = reversed(seen_by(desk().store, current_user.member, key, year))
    return Register(
        headings, tuple(row_of(record, names) if is_seen else hidden_row(record) for record, is_seen in entries)
    )


def row_of(record: Record, names: dict[str, str]) -> tuple[str, ...]:
    """Return the line of an entry; name and contact of who signed never stand in it."""
    say, entry, case = reader_speech().say, record.entry, record.case
    came = [speaker_words()[record.speaker]] if record.speaker else []
    came += [came_words()[record.came]] if record.came else []
    came += [say("Signed by an adult")] if record.is_signed else []
    return (
        str(entry.number),
        dated_in_words(entry.dated),
        ", ".join(came) or "–",
        entry.subject or say("No subject yet"),
        case.done or "–",
        "\n".join(f"{dated_in_words(day)}: {text}" for day, text in entry.replies) or "–",
        verdict_words()[case.verdict] if case.verdict else "–",
        " ".join((state_words(record), closed_on(record))).strip(),
        names.get(case.holder or "", "–"),
    )


def hidden_row(record: Record) -> tuple[str, ...]:
    """Return the line of an entry that somebody else looks after."""
    other = reader_speech().say("Somebody else looks after it")
    return (str(record.entry.number), dated_in_words(record.entry.dated), "–", other, *["–"] * 5)


def closed_on(record: Record) -> str:
    """Return the day on which staff closed an entry that is closed; nothing otherwise."""
    days = [one.done_on for one in record.acts if one.act is CaseAct.CLOSED]
    return day_in_words(days[-1]) if days and not record.deadline else ""
