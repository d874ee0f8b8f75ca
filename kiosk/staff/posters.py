"""Posters of a service, to be printed: one for all that is asked, and one for each instrument."""

from flask import Response, render_template, request

from config.vocabulary import LANGUAGES
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.door.poster import is_for_many, make_poster, poster_as_pdf, postered
from kiosk.staff.blueprint import staff


@staff.get("/services/<key>/posters")
def show_posters(key: str) -> str:
    """Show which posters there are, or why there is none."""
    store, service = desk().store, find_service(desk().store, key)
    return render_template(
        "staff/posters.html",
        service=service,
        is_for_many=is_for_many(store, service),
        instruments=postered(store, key),
        fewest=store.settings.smallest_group,
    )


@staff.get("/services/<key>/poster.pdf")
def show_poster(key: str) -> Response:
    """Return a poster as PDF: for the instrument that is asked for, with the languages together or apart."""
    poster = make_poster(
        desk().store, key, request.args.get("instrument"), LANGUAGES, apart=request.args.get("languages") == "apart"
    )
    return Response(poster_as_pdf(poster), mimetype="application/pdf")
