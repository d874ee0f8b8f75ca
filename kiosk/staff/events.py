"""The events of a service: what is announced, its poster, and what was said there."""

from datetime import date, timedelta

from flask import Response as Page
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.vocabulary import LANGUAGES
from feedback_store.devices import all_devices
from feedback_store.errors import EventRefusedError
from feedback_store.events.kept import Event, askable, cancel_event, close_event, events_of, find_event, make_event
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.door.poster import leads_anywhere, make_poster, poster_as_pdf
from kiosk.language import reader_language
from kiosk.staff.blueprint import staff
from kiosk.staff.changes import personal_parts
from kiosk.staff.event_form import EventForm, event_form
from kiosk.staff.findings import shown_findings


@staff.get("/services/<key>/events")
def show_events(key: str) -> str:
    """Show the events of a service, and the form for one more."""
    return list_events(key, form_for(key))


@staff.post("/services/<key>/events")
def add_event(key: str) -> Response | tuple[str, int]:
    """Make an event and show its page; where its name seems to be somebody's, ask once more."""
    form = form_for(key)
    if not form.validate_on_submit():
        if form.held_on.data is None:
            form.held_on.errors = ["event_day"]
        return list_events(key, form), 422
    name = str(form.name.data)
    found = personal_parts(key, name)
    if found and not form.is_checked.data:
        return list_events(key, form, found), 422
    try:
        held_on, expected = form.held_on.data, int(form.expected.data)
        asked, tablets = list(form.asked.data), list(form.tablets.data or ())
        event = make_event(desk().store, key, name, held_on, expected, asked, tablets)
    except EventRefusedError:
        say_what_is_wrong(form)
        return list_events(key, form), 422
    return redirect(url_for("staff.show_event", key=key, event=event.key))


@staff.get("/services/<key>/events/<event>")
def show_event(key: str, event: str) -> str:
    """Show an event: how far it is, its poster and, once it was counted, what was said there."""
    found = find_event(desk().store, key, event)
    return render_template(
        "staff/event.html",
        service=find_service(desk().store, key),
        event=found,
        tablets=[one.name for one in all_devices(desk().store, key) if one.id in found.tablets],
        findings=shown_findings(found),
        today=desk().store.today(),
        has_codes=leads_anywhere(desk().store, key),
        hour=f"{desk().settings.opening_hour:02}:00",
        fewest=desk().settings.smallest_group,
    )


@staff.get("/services/<key>/events/<event>/poster.pdf")
def show_event_poster(key: str, event: str) -> Page:
    """Return the poster of an event as PDF, with the languages together or apart."""
    apart = request.args.get("languages") == "apart"
    poster = make_poster(desk().store, key, None, LANGUAGES, apart=apart, event=event)
    return Page(poster_as_pdf(poster), mimetype="application/pdf")


@staff.post("/services/<key>/events/<event>/close")
def end_event(key: str, event: str) -> Response:
    """Close an event on its day; what comes later is taken without it."""
    found = find_event(desk().store, key, event)
    if found.is_on(desk().store.today()):
        close_event(desk().store, key, found.key)
    return redirect(url_for("staff.show_event", key=key, event=event))


@staff.post("/services/<key>/events/<event>/cancel")
def remove_event(key: str, event: str) -> Response:
    """Take away an event whose day has not come."""
    if find_event(desk().store, key, event).held_on > desk().store.today():
        cancel_event(desk().store, key, event)
    return redirect(url_for("staff.show_events", key=key))


@staff.context_processor
def lend_events() -> dict[str, object]:
    """Lend the page of the week the events of its services."""
    return {"events_of_week": events_of_week}


def events_of_week(key: str, monday: date) -> list[Event]:
    """Return the events of a service in the week that begins on a Monday, in their order."""
    found = [one for one in events_of(desk().store, key) if monday <= one.held_on < monday + timedelta(days=7)]
    return found[::-1]


def form_for(key: str) -> EventForm:
    """Return the form with what may be asked in a service."""
    return event_form(askable(desk().store, key).values(), all_devices(desk().store, key), reader_language())


def say_what_is_wrong(form: EventForm) -> None:
    """Put what the store has refused below its field."""
    if int(form.expected.data) < desk().settings.smallest_group:
        form.expected.errors = ["few_expected"]
    else:
        form.held_on.errors = ["event_day"]


def list_events(key: str, form: EventForm, found: list[str] | None = None) -> str:
    """Return the page of a service's events around a form, with what was found in its name."""
    return render_template(
        "staff/events.html",
        service=find_service(desk().store, key),
        events=events_of(desk().store, key),
        today=desk().store.today(),
        form=form,
        found=found or [],
        fewest=desk().settings.smallest_group,
    )
