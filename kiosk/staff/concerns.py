"""What is told of danger, for those who are named for it: a list, a page for each, and what was done about it."""

from collections.abc import Mapping
from datetime import datetime

from flask import Response as Page
from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from config.settings import ZONE
from feedback_store.concerns.acts import Act, OpenConcern, concerns_for, find_concern, note_act
from feedback_store.concerns.counts import quarters_of_concerns
from feedback_store.concerns.notes import LONGEST_NOTE, add_note, call_harmless, notes_of
from feedback_store.errors import NoteRefusedError, UnknownConcernError
from feedback_store.social_services import find_service
from feedback_store.staff import names_of_staff
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.concern_notification import Office, notification_as_pdf, office_words
from kiosk.staff.dates import quarters_in_words
from kiosk.staff.words import act_words, category_words, severity_words

ANSWERS = (Act.ACKNOWLEDGED, Act.NOTIFIED, Act.CARED_FOR)
"""What somebody may say about a concern without a word; that they were told is noted by itself."""
NOTE = "note"


@staff.get("/concerns")
def show_concerns() -> str:
    """Show what whoever is signed in may see: first what nobody has taken on, gravest first."""
    found = [(one, moment_of(one), service_of(one)) for one in concerns_for(desk().store, current_user.member.id)]
    return render_template("staff/concerns.html", concerns=found, **words())


@staff.get("/concerns/<mark>")
def show_concern(mark: str) -> str:
    """Show one concern with all of its text, what to do, and what was done."""
    return concern_page(mark)


def concern_page(mark: str, *, typed: Mapping[str, str] | None = None, told: str = "") -> str:
    """Return the page of a concern; `typed` is what could not be noted, `told` says why."""
    concern = find_concern(desk().store, current_user.member.id, mark_from(mark))
    names = names_of_staff(desk().store)
    return render_template(
        "staff/concern.html",
        concern=concern,
        heard_at=moment_of(concern),
        service=service_of(concern),
        names=names,
        notes=notes_of(desk().store, concern.heard.service, concern.heard.mark),
        offices=office_words(),
        longest=LONGEST_NOTE,
        typed=typed or {},
        told=told,
        **words(),
    )


@staff.post("/concerns/<mark>")
def answer_concern(mark: str) -> Response | tuple[str, int]:
    """Note what somebody did about a concern, or what they want to keep of it; no danger only with a reason."""
    act, me, store = request.form.get("act"), current_user.member.id, desk().store
    try:
        if act == NOTE:
            add_note(store, me, mark_from(mark), request.form.get("note", ""))
        elif act == Act.NO_DANGER:
            call_harmless(store, me, mark_from(mark), request.form.get("reason", ""))
        elif act in ANSWERS:
            note_act(store, me, mark_from(mark), Act(act))
    except NoteRefusedError:
        told = reader_speech().say("Write something, at most {n} characters.", n=LONGEST_NOTE)
        return concern_page(mark, typed=request.form, told=told), 422
    return redirect(url_for("staff.show_concern", mark=mark))


@staff.get("/concerns/<mark>/notification.pdf")
def show_notification(mark: str) -> Page:
    """Return a notification under article 7 as PDF, for the office that is asked for; it is stored nowhere."""
    concern = find_concern(desk().store, current_user.member.id, mark_from(mark))
    office = request.args.get("to", "")
    to = Office(office) if office in {one.value for one in Office} else Office.DEPARTMENT
    return Page(notification_as_pdf(desk().store, concern.heard, to), mimetype="application/pdf")


@staff.get("/concerns/figures")
def show_concern_figures() -> str:
    """Show how many concerns there were and how they ended, without any of them."""
    quarters = quarters_of_concerns(desk().store)
    return render_template("staff/concern_figures.html", quarters=quarters, told=told_count, **figure_words())


def figure_words() -> dict[str, object]:
    """Return the words that the figures need."""
    return {"act_words": act_words(), "months": quarters_in_words}


def told_count(count: int) -> str:
    """Return a number as it may be told: a small one, and none, alike."""
    fewest = desk().settings.smallest_group
    return str(count) if count >= fewest else f"0–{fewest - 1}"


def mark_from(written: str) -> bytes:
    """Return the mark that stands in an address; raises UnknownConcernError where it is none."""
    try:
        return bytes.fromhex(written)
    except ValueError:
        raise UnknownConcernError("there is no such concern for you") from None


def moment_of(concern: OpenConcern) -> datetime:
    """Return when a concern was heard."""
    return datetime.strptime(concern.heard.heard_at, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def service_of(concern: OpenConcern) -> str:
    """Return the name of the service in which it was told."""
    return find_service(desk().store, concern.heard.service).name


def words() -> dict[str, object]:
    """Return the words that both pages need."""
    return {"act_words": act_words(), "category_words": category_words(), "severity_words": severity_words()}
