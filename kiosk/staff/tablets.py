"""The page of one tablet: its name and what its shelf offers; and what a service sets for all of its tablets."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.texts import OWN_NAMES
from config.vocabulary import LANGUAGES
from feedback_store.devices import Device, furnish
from feedback_store.errors import ServiceRefusedError
from feedback_store.hours import DAYS, OpenHours, hours_of, read_hours, set_hours, write_hours
from feedback_store.pins import pin_of, renew_pin
from feedback_store.social_services import find_service
from kiosk.child.place import instruments_of, languages_of, offered_on_shelves
from kiosk.desk import desk
from kiosk.language import reader_language
from kiosk.staff.blueprint import staff
from kiosk.staff.devices import require_device
from kiosk.staff.forms import TabletForm
from kiosk.staff.words import day_words


@staff.get("/services/<key>/devices/<device_id>")
def show_tablet(key: str, device_id: str) -> str:
    """Show the page of a tablet."""
    device = require_device(key, device_id)
    return one_tablet(device, TabletForm(name=device.name))


@staff.post("/services/<key>/devices/<device_id>")
def change_tablet(key: str, device_id: str) -> Response | tuple[str, int]:
    """Name a tablet anew and set its shelf."""
    device, form = require_device(key, device_id), TabletForm()
    languages, instruments = chosen("language", LANGUAGES), chosen("instrument", offered_on_shelves(key))
    if not form.validate_on_submit():
        return one_tablet(device, form), 422
    if not languages or not instruments:
        return one_tablet(device, form, is_bare=True), 422
    furnish(desk().store, device.id, name=str(form.name.data), languages=languages, instruments=instruments)
    return redirect(url_for("staff.show_service", key=key))


@staff.get("/services/<key>/hours")
def show_hours(key: str) -> str:
    """Show when a service is open."""
    hours = {each.day: (each.opens, each.closes) for each in hours_of(desk().store, key)}
    return week_of_hours(key, hours)


@staff.post("/services/<key>/hours")
def change_hours(key: str) -> Response | tuple[str, int]:
    """Set when a service is open; a day without both times is closed."""
    times = {day: (request.form.get(f"opens-{day}", ""), request.form.get(f"closes-{day}", "")) for day in DAYS}
    given = tuple(OpenHours(day, opens, closes) for day, (opens, closes) in times.items() if opens or closes)
    try:
        set_hours(desk().store, key, read_hours(write_hours(given)))
    except ServiceRefusedError:
        return week_of_hours(key, times, is_wrong=True), 422
    return redirect(url_for("staff.show_service", key=key))


@staff.post("/services/<key>/pin")
def change_pin(key: str) -> Response:
    """Make another PIN for a service."""
    renew_pin(desk().store, find_service(desk().store, key).key)
    return redirect(url_for("staff.show_service", key=key, _anchor="pin"))


@staff.context_processor
def lend_pin() -> dict[str, object]:
    """Lend the page of a service its PIN and its hours."""
    return {"pin_of": lambda key: pin_of(desk().store, key), "hours_of": lambda key: hours_of(desk().store, key)}


def one_tablet(device: Device, form: TabletForm, *, is_bare: bool = False) -> str:
    """Return the page of a tablet around a form."""
    titles = {each.key: each.title[reader_language()] for each in offered_on_shelves(device.service).values()}
    return render_template(
        "staff/tablet.html",
        service=find_service(desk().store, device.service),
        device=device,
        form=form,
        languages=laid(OWN_NAMES, languages_of(device)),
        instruments=laid(titles, [each.key for each in instruments_of(device) if each.key in titles]),
        is_bare=is_bare,
    )


def laid(names: Mapping[str, str], shown: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return key, name and place (from 1; 0: away) of all there is, what is shown first."""
    away = [key for key in names if key not in shown]
    places = [(key, names[key], place) for place, key in enumerate(shown, 1)]
    return [*places, *((key, names[key], 0) for key in away)]


def chosen(kind: str, known: Mapping[str, Any] | Sequence[str]) -> list[str]:
    """Return the keys to which the sent form gives a place, in order."""
    places = {key: request.form.get(f"{kind}-{key}", "0") for key in known}
    return sorted(
        (key for key, place in places.items() if place.isdecimal() and place != "0"), key=lambda key: int(places[key])
    )


def week_of_hours(key: str, hours: Mapping[int, tuple[str, str]], *, is_wrong: bool = False) -> str:
    """Return the page of a week's hours."""
    service = find_service(desk().store, key)
    rows = [(day, name, *hours.get(day, ("", ""))) for day, name in day_words().items()]
    return render_template("staff/hours.html", service=service, rows=rows, is_wrong=is_wrong)
