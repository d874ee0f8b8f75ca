"""The notes of the happiness jar: yes or no to each, what was approved, and which jars may be opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from analysis.figures.jars import QuartersOfJar, jars_of
from analysis.figures.wall import PUBLIC_GROUP
from feedback_store.errors import WordingRefusedError
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.judged import Place
from feedback_store.quotes.kept import Quote, read_quotes, take_back
from feedback_store.quotes.waiting import WaitingNote, jars, waiting_notes
from feedback_store.quotes.wording import require_shortened
from feedback_store.social_services import Service, find_service
from feedback_store.tallies import read_tallies
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.dates import quarters_in_words
from kiosk.staff.service_pages import asked_page

AT_ONCE = 20
"""So many notes stand on one page."""
YES, NO = "yes", "no"


@dataclass(frozen=True)
class FullJar:
    """A jar that may be opened once enough of its notes are approved.

    Attributes:
        name: its months in words.
        is_ready: at least the smallest group of its notes is approved, so that no single one stands out.
    """

    quarters: QuartersOfJar
    name: str
    quotes: tuple[Quote, ...]
    is_ready: bool


@staff.get("/jar")
def show_jars() -> str:
    """Show for each service whether notes wait, and its jars."""
    page, fewest = asked_page(my_services()), desk().settings.smallest_group
    services = [
        (service, bool(waiting_notes(desk().store, service.key, most=1)), shown_jars(service))
        for service in page.services
    ]
    public = max(PUBLIC_GROUP, fewest)
    return render_template("staff/jars.html", services=services, page=page, fewest=fewest, public=public)


@staff.get("/jar/<key>")
def show_notes(key: str) -> str:
    """Show notes that wait for a yes or no, and what was approved before."""
    return notes_page(key, waiting_notes(desk().store, key, most=AT_ONCE))


@staff.post("/jar/<key>")
def judge(key: str) -> Response | tuple[str, int]:
    """Keep what was said of the notes on the page; if a wording does not fit its note, show them all again."""
    said = judgements_in(request.form)
    notes = waiting_notes(desk().store, key, of_voices={voice for voice, _ in said})
    refused = {(note.voice, note.step) for note in notes if not fits(note, said.get((note.voice, note.step)))}
    if refused:
        return notes_page(key, notes, said, refused), 422
    judge_notes(desk().store, key, {place: one for place, one in said.items() if one is not None})
    return redirect(url_for("staff.show_notes", key=key))


@staff.post("/jar/<key>/take-back")
def take_quote_back(key: str) -> Response:
    """Delete what was approved: it is read out no more."""
    take_back(desk().store, find_service(desk().store, key).key, request.form.get("quote", ""))
    return redirect(url_for("staff.show_notes", key=key, _anchor="approved"))


def shown_jars(service: Service) -> list[FullJar]:
    """Return the newest jar and those earlier ones of which something is approved."""
    return [jar for number, jar in enumerate(full_jars(service)) if number == 0 or jar.quotes]


def full_jars(service: Service) -> tuple[FullJar, ...]:
    """Return the jars of this year and, where one is to be shown, of the last; newest first."""
    year, approved = desk().store.today().year, quotes_of_jar(service.key)
    newest = jars_of_year(service, year, approved)
    if newest and not any(one.quarter.startswith(f"{year - 1}-") for one in approved):
        return newest  # an older one of which nothing was approved is shown only where there is no other
    return newest + jars_of_year(service, year - 1, approved)


def jars_of_year(service: Service, year: int, approved: Iterable[Quote]) -> tuple[FullJar, ...]:
    """Return the jars of a year, newest first, each with what was approved of it."""
    fewest, today, found = desk().settings.smallest_group, desk().store.today(), list[FullJar]()
    tallies = read_tallies(desk().store, service.key, year=year)
    for quarters in jars_of(tallies, set(jars()), year, today, smallest_group=fewest):
        quotes = tuple(one for one in approved if one.quarter in quarters)
        name = quarters_in_words(quarters[0], quarters[-1])
        found.append(FullJar(quarters, name, quotes, len(quotes) >= fewest))
    return tuple(reversed(found))


def notes_page(
    key: str,
    notes: tuple[WaitingNote, ...],
    said: Mapping[Place, Judgement | None] | None = None,
    refused: set[Place] | None = None,
) -> str:
    """Return the page of notes, with what was typed and which of it does not fit."""
    return render_template(
        "staff/jar_notes.html",
        service=find_service(desk().store, key),
        notes=notes,
        said=said or {},
        refused=refused or set(),
        approved=quotes_of_jar(key),
    )


def quotes_of_jar(key: str) -> tuple[Quote, ...]:
    """Return what was approved of the jars in children's own words; other drawings are shown elsewhere."""
    found = read_quotes(desk().store, key)
    return tuple(one for one in found if one.instrument in jars() and not one.is_ours)


def judgements_in(form: Mapping[str, str]) -> dict[Place, Judgement | None]:
    """Return what a form says of each note on its page; None is said of those that are left for later."""
    said: dict[Place, Judgement | None] = {}
    for field, answer in form.items():
        kind, _, note = field.partition("-")
        voice, _, step = note.partition(".")
        if kind == "say":
            wording = form.get(f"wording-{note}")
            judged = Judgement(answer == YES, wording and wording.replace("\r\n", "\n"))
            said[voice, step] = judged if answer in (YES, NO) else None
    return said


def fits(note: WaitingNote, said: Judgement | None) -> bool:
    """Return whether a note may become a quote in the wording that was typed."""
    if said is None or not said.is_approved or note.proposed is None or said.wording is None:
        return True
    try:
        require_shortened(said.wording, note.proposed)
    except WordingRefusedError:
        return False
    return True
