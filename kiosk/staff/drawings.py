"""What was drawn in a week, for colleagues: no program looks at drawings, so people do."""

from collections.abc import Mapping
from datetime import timedelta

from flask import Response, abort, render_template

from config.load import instrument
from config.steps import SHOWN_HERE, SHOWN_TO_ALL, SHOWN_TO_NOBODY
from feedback_store.drawings.kept import KeptDrawing, drawings_of_week, read_drawing, services_with_drawings
from feedback_store.periods import first_day_apart
from feedback_store.quotes.consent import NOT_SAID, consents
from feedback_store.quotes.judged import Place
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.week import FIRST_MONDAY, WEEK, asked_monday, iso_week, monday_of


@staff.get("/drawings")
def show_drawings() -> str:
    """Show the drawings of a week in every service, by default of the running one.

    Unlike figures they are shown as soon as a box was opened: a child may be in danger in one of them.
    """
    store, today = desk().store, desk().store.today()
    first, latest = max(FIRST_MONDAY, first_day_apart(today)), monday_of(today)
    monday = asked_monday(first, latest) or latest
    any_drawn, week = services_with_drawings(store), iso_week(monday)
    mine = [service for service in my_services() if service.key in any_drawn]
    found = [(service, drawings_of_week(store, service.key, week)) for service in mine]
    with store.reading() as connection:
        said = {service.key: consents(connection, service.key) for service, drawn in found if drawn}
    return render_template(
        "staff/drawings.html",
        drawings=[
            (service, [(one, question_of(one), consent_of(one, said[service.key])) for one in drawn])
            for service, drawn in found
            if drawn
        ],
        monday=monday,
        sunday=monday + timedelta(days=6),
        earlier=iso_week(monday - WEEK) if monday > first else None,
        later=iso_week(monday + WEEK) if monday < latest else None,
    )


@staff.get("/drawings/<service>/<voice>/<step>.png")
def show_drawing(service: str, voice: str, step: str) -> Response:
    """Return one drawing as a picture; as all that staff see, no browser keeps it."""
    drawing = read_drawing(desk().store, service, voice, step)
    if drawing is None:
        abort(404)
    return Response(drawing, mimetype="image/png")


def consent_of(drawing: KeptDrawing, said: Mapping[Place, str]) -> str:
    """Return who may see a drawing, in the words of the page; nothing where nobody was asked."""
    say = reader_speech().say
    words = {
        SHOWN_TO_ALL: say("Others may see it: the child said yes."),
        SHOWN_HERE: say("Only colleagues may see it and talk about it."),
        SHOWN_TO_NOBODY: say("Nobody else may see it: the child said no."),
        NOT_SAID: say("Nobody else may see it: the child gave no answer."),
    }
    place = (drawing.voice, drawing.step)
    return words[said[place]] if place in said else ""


def question_of(drawing: KeptDrawing) -> str:
    """Return the question that a drawing answers, in the reader's language."""
    return instrument(drawing.instrument, drawing.version).step(drawing.step).text[reader_language()]
