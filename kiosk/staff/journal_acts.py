"""What is done with an entry of the journal on its page, each once and over what was shown there."""

from collections.abc import Callable, Mapping

from flask import Response as Page
from flask import abort, redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.complaints.cases import Verdict
from feedback_store.complaints.handling import (
    LONGEST_NOTE,
    close_entry,
    hand_over,
    judge_entry,
    look_at_contact,
    mark_concerned,
    send_reply,
    set_subject,
)
from feedback_store.complaints.readers import readers_of_entry, require_reader
from feedback_store.complaints.records import Record, record_of
from feedback_store.complaints.replies import LONGEST_REPLY
from feedback_store.errors import (
    EntryRefusedError,
    NobodyLeftError,
    ReplyRefusedError,
    StaleEntryError,
    SubjectRefusedError,
    UnknownMemberError,
)
from feedback_store.staff import all_staff
from kiosk.aloud.at_once import MOST_CHARACTERS, speak_at_once
from kiosk.desk import desk
from kiosk.errors import VoiceError
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.changes import personal_parts
from kiosk.staff.journal import entry_page, found_entry
from kiosk.staff.journal_level import Look, look_at_reply

Answer = Response | str | tuple[str, int]
Form = Mapping[str, str]


@staff.post("/journal/<key>/entry/<number>")
def act_on_entry(key: str, number: str) -> Answer:
    """Do one thing with an entry; what cannot be done leaves all that was typed on the page, with the reason."""
    record, form = found_entry(key, number), request.form
    act = form.get("act", "")
    if act in SHOWN:
        return SHOWN[act](record, form)
    if act not in ACTS:
        return entry_page(record), 422
    try:
        ACTS[act](record, form)
    except StaleEntryError:
        return after_others(key, number, form)
    except (EntryRefusedError, NobodyLeftError, SubjectRefusedError) as problem:
        return entry_page(record, typed=form, told=why_refused(problem)), 422
    if is_lost(record):
        return redirect(url_for("staff.show_journal", key=key))
    return redirect(page_of(record))


@staff.post("/journal/<key>/entry/<number>/aloud")
def say_reply(key: str, number: str) -> Page:
    """Return how a reply sounds on the tablet, spoken now and kept nowhere."""
    found_entry(key, number)
    text = request.form.get("text", "").strip()[:MOST_CHARACTERS]
    try:
        return Page(speak_at_once(text, "bg"), mimetype="audio/mpeg")
    except VoiceError:
        abort(404)


def after_others(key: str, number: str, form: Form) -> Answer:
    """Return the page as others have left it, with what was typed; a reply that stands there already was the same."""
    now = found_entry(key, number)
    text = form.get("text", "").strip()
    if form.get("act") == "reply" and now.entry.replies and now.entry.replies[-1][1] == text:
        return redirect(page_of(now))
    say = reader_speech().say
    told = say("Nothing is written yet: somebody did something here meanwhile. Look at it, then decide anew.")
    return entry_page(now, typed=form, told=told), 409


def preview(record: Record, form: Form) -> Answer:
    """Show how a reply reads, without sending it."""
    return entry_page(record, typed=form, look=looked(record, form))


def reply_or_ask(record: Record, form: Form) -> Answer:
    """Send a reply; where it seems to hold a name, ask once more."""
    look = looked(record, form)
    if look.names and not form.get("is_checked"):
        return entry_page(record, typed=form, look=look), 422
    try:
        send_reply(desk().store, *where(record, form), me(), form.get("text", ""))
    except StaleEntryError:
        return after_others(record.service, str(record.entry.number), form)
    except ReplyRefusedError as problem:
        return entry_page(record, typed=form, told=why_refused(problem)), 422
    return redirect(page_of(record))


def show_contact(record: Record, _: Form) -> Answer:
    """Show name and contact of an adult who signed; the look is noted."""
    contacts = look_at_contact(desk().store, record.service, record.entry.number, me())
    return entry_page(record_of(desk().store, record.service, record.entry.number), contacts=contacts)


def note_subject(record: Record, form: Form) -> None:
    """Note what it is about."""
    set_subject(desk().store, *where(record, form), me(), form.get("subject", ""))


def note_outcome(record: Record, form: Form) -> None:
    """Note what was done and whether the complaint is justified."""
    verdict = form.get("verdict", "")
    known = Verdict(verdict) if verdict in {one.value for one in Verdict} else None
    judge_entry(desk().store, *where(record, form), me(), known, form.get("done", ""))


def give_to(record: Record, form: Form) -> None:
    """Let somebody who may see it have it."""
    to = form.get("to", "")
    if to not in {one.id for one in readers_of_entry(desk().store, record)}:
        raise UnknownMemberError("nobody who may see this entry has this id; choose one from the list")
    hand_over(desk().store, *where(record, form), me(), to)


def mark_staff(record: Record, form: Form) -> None:
    """Mark whom of the staff it is about; whoever was found by name and is not marked is cleared."""
    known = {member.id for member in all_staff(desk().store)}
    marked = frozenset(request.form.getlist("concerned")) & known
    require_reader(desk().store, record, marked)
    cleared = (record.concerned | set(record.case.cleared)) - marked
    mark_concerned(desk().store, *where(record, form), me(), marked, frozenset(cleared))


def end(record: Record, form: Form) -> None:
    """Close it."""
    close_entry(desk().store, *where(record, form), me())


ACTS: Mapping[str, Callable[[Record, Form], None]] = {
    "subject": note_subject,
    "outcome": note_outcome,
    "hand_over": give_to,
    "concerned": mark_staff,
    "close": end,
}
SHOWN: Mapping[str, Callable[[Record, Form], Answer]] = {
    "preview": preview,
    "reply": reply_or_ask,
    "contact": show_contact,
}


def looked(record: Record, form: Form) -> Look:
    """Return how the reply in a form reads."""
    text = form.get("text", "").strip()
    names = tuple(personal_parts(record.service, text)) if text else ()
    return look_at_reply(text, record.speaker, names)


def where(record: Record, form: Form) -> tuple[str, int, str]:
    """Return service and number of an entry, and the state that its page has shown."""
    return record.service, record.entry.number, form.get("state", "")


def page_of(record: Record) -> str:
    """Return the address of an entry."""
    return url_for("staff.show_entry_of_journal", key=record.service, number=record.entry.number)


def me() -> str:
    """Return the id of whoever is signed in."""
    return str(current_user.member.id)


def is_lost(record: Record) -> bool:
    """Return whether whoever is signed in may no longer see an entry after what they did."""
    now = record_of(desk().store, record.service, record.entry.number)
    return me() not in {one.id for one in readers_of_entry(desk().store, now)}


def why_refused(problem: Exception) -> str:
    """Return in words why something is not written."""
    say = reader_speech().say
    if isinstance(problem, ReplyRefusedError):
        return say("The reply is empty or longer than {n} characters.", n=LONGEST_REPLY)
    if isinstance(problem, NobodyLeftError):
        return say("Nobody would be left to read it. First name somebody outside the service who receives concerns.")
    if isinstance(problem, SubjectRefusedError):
        return say("Say it in your own words, in one line and without names: it stays longer than the letter.")
    return say(
        "Note first what was done and whether the complaint is justified, at most {n} characters.", n=LONGEST_NOTE
    )
