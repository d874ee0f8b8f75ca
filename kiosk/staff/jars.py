"""The notes of the happiness jar: yes or no to each, what was approved, and which jars may be opened."""

from collections.abc import Mapping
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
    services = [
        (service, bool(waiting_notes(desk().store, service.key, most=1)), shown_jars(service))
        for service in my_services()
    ]
    fewest = desk().settings.smallest_group
    return render_template("staff/jars.html", services=services, fewest=fewest, public=max(PUBLIC_GROUP, fewest))


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
    """Return the jars of this year and the last, newest first, with what was approved of them."""
    store, settings, today = desk().store, desk().settings, desk().store.today()
    instruments = set(jars())
    found = []
    for year in (today.year - 1, today.year):
        tallies = read_tallies(store, service.key, year=year)
        for quarters in jars_of(tallies, instruments, year, today, smallest_group=settings.smallest_group):
            quotes = quotes_of_jar(service.key, quarters)
            is_ready = len(quotes) >= settings.smallest_group
            found.append(FullJar(quarters, quarters_in_words(quarters[0], quarters[-1]), quotes, is_ready))
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


def quotes_of_jar(key: str, quarters: QuartersOfJar | None = None) -> tuple[Quote, ...]:
    """Return what was approved of the jar in children's own words; other drawings are shown elsewhere."""
    found = read_quotes(desk().store, key, quarters)
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
