"""What was drawn in a week, for colleagues: no program looks at drawings, so people do."""

from datetime import timedelta

from flask import Response, abort, render_template

from config.load import instrument
from feedback_store.drawings.kept import KeptDrawing, drawings_of_week, read_drawing
from feedback_store.periods import first_day_apart
from feedback_store.social_services import all_services
from kiosk.desk import desk
from kiosk.language import reader_language
from kiosk.staff.blueprint import staff
from kiosk.staff.week import FIRST_MONDAY, WEEK, asked_monday, iso_week, monday_of


@staff.get("/drawings")
def show_drawings() -> str:
    """Show the drawings of a week in every service, by default of the running one.

    Unlike figures they are shown as soon as a box was opened: a child may be in danger in one of them.
    """
    store, today = desk().store, desk().store.today()
    first, latest = max(FIRST_MONDAY, first_day_apart(today)), monday_of(today)
    monday = asked_monday(first, latest) or latest
    found = [(service, drawings_of_week(store, service.key, iso_week(monday))) for service in all_services(store)]
    return render_template(
        "staff/drawings.html",
        drawings=[(service, [(one, question_of(one)) for one in drawn]) for service, drawn in found if drawn],
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


def question_of(drawing: KeptDrawing) -> str:
    """Return the question that a drawing answers, in the reader's language."""
    return instrument(drawing.instrument, drawing.version).step(drawing.step).text[reader_language()]
