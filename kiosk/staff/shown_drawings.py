"""Drawings that others may see, since whoever drew them said so: yes or no to each, and what was approved, to print."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from feedback_store.quotes.approval import judge_notes
from feedback_store.quotes.consent import asking
from feedback_store.quotes.kept import Quote, read_quotes, take_back
from feedback_store.quotes.waiting import WaitingNote, jars, services_with, waiting_notes
from feedback_store.social_services import Service, find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.jars import judgements_in
from kiosk.staff.service_pages import asked_page


@dataclass(frozen=True)
class ShownDrawings:
    """What waits in a service for a yes or no, and what has one."""

    service: Service
    waiting: tuple[WaitingNote, ...]
    approved: tuple[Quote, ...]


@staff.get("/drawings/shown")
def show_shown_drawings() -> str:
    """Show for each service the drawings that may be shown, of quarters that are over."""
    any_drawn = services_with(desk().store, asking() - jars())
    page = asked_page([service for service in my_services() if service.key in any_drawn])
    found = [one for one in map(_drawings_of, page.services) if one.waiting or one.approved]
    return render_template("staff/shown_drawings.html", found=found, page=page)


@staff.post("/drawings/shown/<key>")
def judge_drawings(key: str) -> Response:
    """Keep what was said of the drawings; one to which the child has not said yes is refused by the store."""
    said = judgements_in(request.form)
    judge_notes(desk().store, key, {place: one for place, one in said.items() if one is not None})
    return redirect(url_for("staff.show_shown_drawings"))


@staff.post("/drawings/shown/<key>/take-back")
def take_drawing_back(key: str) -> Response:
    """Delete the copy that was approved: it is shown no more."""
    take_back(desk().store, find_service(desk().store, key).key, request.form.get("quote", ""))
    return redirect(url_for("staff.show_shown_drawings"))


def _drawings_of(service: Service) -> ShownDrawings:
    store, keys = desk().store, asking() - jars()
    approved = tuple(one for one in read_quotes(store, service.key) if one.instrument in keys)
    return ShownDrawings(service, waiting_notes(store, service.key, keys=keys), approved)
