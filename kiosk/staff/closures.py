"""When a service is closed besides its weekly hours: on public holidays, and on days that staff enter here."""

from collections.abc import Mapping
from datetime import date

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.public_holidays import Feast
from feedback_store.closures import close_days, closures_of, is_open_on_holidays, open_days, set_open_on_holidays
from feedback_store.errors import ServiceRefusedError
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff

AHEAD_DAYS = 366
"""So far ahead the page shows closed days."""


@staff.get("/services/<key>/closed")
def show_closures(key: str) -> str:
    """Show the next closed days of a service, and the form for more."""
    return list_closures(key)


@staff.post("/services/<key>/closed")
def add_closure(key: str) -> Response | tuple[str, int]:
    """Note closed days; one day where no last one is given."""
    first, last = request.form.get("first", ""), request.form.get("last", "")
    try:
        close_days(desk().store, key, date.fromisoformat(first), date.fromisoformat(last or first))
    except (ServiceRefusedError, ValueError):
        return list_closures(key, first=first, last=last, is_wrong=True), 422
    return redirect(url_for("staff.show_closures", key=key))


@staff.post("/services/<key>/closed/open")
def remove_closure(key: str) -> Response:
    """Take closed days back; a day that cannot be read takes nothing back."""
    first = request.form.get("first", "")
    if first in {one.first.isoformat() for one in closures_of(desk().store, key, AHEAD_DAYS)}:
        open_days(desk().store, find_service(desk().store, key).key, date.fromisoformat(first))
    return redirect(url_for("staff.show_closures", key=key))


@staff.post("/services/<key>/closed/holidays")
def change_holidays(key: str) -> Response:
    """Set whether a service is open on public holidays."""
    is_open = request.form.get("is_open") == "yes"
    set_open_on_holidays(desk().store, find_service(desk().store, key).key, is_open=is_open)
    return redirect(url_for("staff.show_closures", key=key))


@staff.context_processor
def lend_closures() -> dict[str, object]:
    """Lend the pages of a service its next closed days."""
    return {"closures_of": lambda key: closures_of(desk().store, key, AHEAD_DAYS), "feast_words": feast_words()}


def list_closures(key: str, *, first: str = "", last: str = "", is_wrong: bool = False) -> str:
    """Return the page of closed days around a form."""
    service = find_service(desk().store, key)
    return render_template(
        "staff/closures.html",
        service=service,
        is_open=is_open_on_holidays(desk().store, key),
        first=first,
        last=last,
        is_wrong=is_wrong,
    )


def feast_words() -> Mapping[Feast | None, str]:
    """Return why each closed day is one; those that staff entered have no name."""
    say = reader_speech().say
    return {
        None: say("Closed"),
        Feast.NEW_YEAR: say("New Year"),
        Feast.LIBERATION: say("Liberation Day"),
        Feast.EASTER: say("Easter"),
        Feast.LABOUR: say("Labour Day"),
        Feast.ST_GEORGE: say("Saint George's Day"),
        Feast.LETTERS: say("Day of Bulgarian letters"),
        Feast.UNIFICATION: say("Unification Day"),
        Feast.INDEPENDENCE: say("Independence Day"),
        Feast.CHRISTMAS: say("Christmas"),
        Feast.INSTEAD: say("Day off"),
    }
