"""The journal of ideas and complaints: of which service, its entries by year, and one entry with its thread."""

from collections.abc import Mapping
from datetime import date

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.complaints.cases import Verdict
from feedback_store.complaints.handling import LONGEST_NOTE
from feedback_store.complaints.journal import LONGEST_SUBJECT
from feedback_store.complaints.readers import find_entry, readers_of_entry, seen_by
from feedback_store.complaints.records import Record, years_of
from feedback_store.complaints.replies import LONGEST_REPLY
from feedback_store.complaints.threads import thread_of
from feedback_store.errors import UnknownComplaintError
from feedback_store.periods import last_day_of
from feedback_store.social_services import find_service
from feedback_store.staff import all_staff
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.dates import day_in_words, days_in_words
from kiosk.staff.journal_level import Look
from kiosk.staff.journal_words import came_words, case_act_words, deadline_words, state_words, verdict_words
from kiosk.staff.paper_words import speaker_words

MOST_DIGITS = 9
"""A longer number is no number of an entry."""


@staff.get("/journal")
def show_journals() -> str | Response:
    """Show the services that have a journal; where there is one, its journal at once."""
    services = my_services()
    if len(services) == 1:
        return redirect(url_for("staff.show_journal", key=services[0].key))
    return render_template("staff/journals.html", services=services)


@staff.get("/journal/<key>")
def show_journal(key: str) -> str:
    """Show the entries of a service, of one year where it is asked for; of those of others number and date only."""
    store, asked = desk().store, request.args.get("year", "")
    years = years_of(store, key)
    year = int(asked) if asked in {str(one) for one in years} else None
    return render_template(
        "staff/journal.html",
        service=find_service(store, key),
        has_others=len(my_services()) > 1,
        entries=seen_by(store, current_user.member, key, year),
        years=years,
        year=year,
        **words(),
    )


@staff.get("/journal/<key>/entry/<number>")
def show_entry_of_journal(key: str, number: str) -> str:
    """Show one entry: its thread, what was done, and what can be done."""
    return entry_page(found_entry(key, number))


def entry_page(
    record: Record,
    *,
    typed: Mapping[str, str] | None = None,
    told: str = "",
    look: Look | None = None,
    contacts: tuple[str, ...] = (),
) -> str:
    """Return the page of an entry.

    Args:
        record: the entry as it is now.
        typed: what stood in the fields and was not written, by the name of the field.
        told: why it was not written.
        look: what the preview of a reply found.
        contacts: names and contacts of who signed, where they were asked for.
    """
    store = desk().store
    return render_template(
        "staff/journal_entry.html",
        record=record,
        service=find_service(store, record.service),
        thread=thread_of(store, record.service, record.entry.number),
        readers=readers_of_entry(store, record),
        members=all_staff(store),
        typed=typed or {},
        told=told,
        look=look,
        contacts=contacts,
        longest_reply=LONGEST_REPLY,
        longest_note=LONGEST_NOTE,
        longest_subject=LONGEST_SUBJECT,
        verdicts=tuple(Verdict),
        **words(),
    )


def found_entry(key: str, number: str) -> Record:
    """Return the entry of an address, where whoever is signed in may see it; raises UnknownComplaintError."""
    find_service(desk().store, key)
    if not (number.isdecimal() and number.isascii() and len(number) <= MOST_DIGITS):
        raise UnknownComplaintError("there is no such entry for you")
    return find_entry(desk().store, current_user.member, key, int(number))


def words() -> dict[str, object]:
    """Return the words that the pages of the journal need."""
    names = {member.id: member.name for member in all_staff(desk().store)}
    return {
        "came_words": came_words(),
        "speakers": speaker_words(),
        "verdict_words": verdict_words(),
        "case_act_words": case_act_words(),
        "state_of": state_words,
        "deadline_of": deadline_words,
        "names": names,
        "dated": dated_in_words,
    }


def dated_in_words(dated: str) -> str:
    """Return a day in words, and a week as its days."""
    last = last_day_of(dated)
    if "W" not in dated:
        return day_in_words(last)
    return days_in_words(date.fromordinal(last.toordinal() - 6), last)
