"""The page on which staff set how a tablet is reached by children who do not touch it."""

from babel.numbers import format_decimal
from flask import redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField, SelectField

from feedback_store.devices import Device
from feedback_store.reach.reach import Pattern, Reach, Scanning, Start, reach_of, set_reach
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.devices import require_device

PACES = (500, 700, 1000, 1500, 2000, 3000, 4000, 6000, 8000)
HOLDS = (0, 100, 200, 300, 500, 800, 1200)
LOCKS = (0, 200, 500, 1000, 1500, 2500)
DWELLS = (0, 800, 1200, 1600, 2000, 3000, 4000)
"""What may be chosen, in milliseconds; the longest dwell ends before five seconds of movement (WCAG 2.2.2)."""


class ReachForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """How a tablet is reached."""

    scanning = SelectField(choices=[each.value for each in Scanning])
    pattern = SelectField(choices=[each.value for each in Pattern])
    start = SelectField(choices=[each.value for each in Start])
    pace_milliseconds = SelectField(coerce=int, choices=[str(each) for each in PACES])
    hold_milliseconds = SelectField(coerce=int, choices=[str(each) for each in HOLDS])
    lock_milliseconds = SelectField(coerce=int, choices=[str(each) for each in LOCKS])
    is_spoken = BooleanField()
    dwell_milliseconds = SelectField(coerce=int, choices=[str(each) for each in DWELLS])
    is_very_easy = BooleanField()

    def read(self) -> Reach:
        """Return what was chosen."""
        kinds = {
            "scanning": Scanning(self.scanning.data),
            "pattern": Pattern(self.pattern.data),
            "start": Start(self.start.data),
        }
        return Reach(**{name: value for name, value in self.data.items() if name != "csrf_token"} | kinds)


@staff.get("/services/<key>/devices/<device_id>/reach")
def show_reach(key: str, device_id: str) -> str:
    """Show how a tablet is reached."""
    device = require_device(key, device_id)
    return page_of_reach(device, ReachForm(obj=reach_of(desk().store, device.id)))


@staff.post("/services/<key>/devices/<device_id>/reach")
def change_reach(key: str, device_id: str) -> Response | tuple[str, int]:
    """Set how a tablet is reached."""
    device, form = require_device(key, device_id), ReachForm()
    if not form.validate_on_submit():
        return page_of_reach(device, form), 422
    set_reach(desk().store, device.id, form.read())
    return redirect(url_for("staff.show_tablet", key=key, device_id=device.id))


def page_of_reach(device: Device, form: ReachForm) -> str:
    """Return the page around a form."""
    service = find_service(desk().store, device.service)
    return render_template("staff/reach.html", service=service, device=device, form=form, words=reach_words())


def reach_words() -> dict[str, list[tuple[str | int, str]]]:
    """Return what may be chosen, with its words, by the field."""
    say = reader_speech().say
    return {
        "scanning": [
            (Scanning.OFF, say("off")),
            (Scanning.ONE_SWITCH, say("one switch: the light moves by itself, the switch chooses")),
            (Scanning.TWO_SWITCHES, say("two switches: Space moves the light, Enter chooses")),
        ],
        "pattern": [
            (Pattern.ROWS, say("first a row, then one thing in it")),
            (Pattern.LINEAR, say("one thing after the other")),
        ],
        "start": [(Start.ITSELF, say("by itself")), (Start.PRESS, say("at the first press"))],
        "pace_milliseconds": seconds_words(PACES),
        "hold_milliseconds": seconds_words(HOLDS, say("at once")),
        "lock_milliseconds": seconds_words(LOCKS, say("at once")),
        "dwell_milliseconds": seconds_words(DWELLS, say("off")),
    }


def seconds_words(choices: tuple[int, ...], none: str = "") -> list[tuple[str | int, str]]:
    """Return times in the reader's language, in seconds."""
    say, language = reader_speech().say, reader_language()
    return [(each, say("{n} s", n=format_decimal(each / 1000, locale=language)) if each else none) for each in choices]
