"""The answer to the question on the staff pages whether the clock is right."""

from contextlib import suppress
from datetime import date

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from feedback_store.clock.calendar import confirm_day
from feedback_store.errors import OtherDayError
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.session import local_page


@staff.post("/clock")
def confirm_clock() -> Response:
    """Note that the clock is right; a page from another day changes nothing, and the next one asks anew."""
    with suppress(OtherDayError, ValueError):
        confirm_day(desk().store, date.fromisoformat(request.form.get("day", "")))
    return redirect(local_page(request.form.get("next"), url_for("staff.show_week")))
