"""The form of an event: its name, its day, how many are expected and what they are asked."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, IntegerField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from config.instrument import Instrument
from feedback_store.devices import Device
from feedback_store.events.kept import LONGEST_NAME
from feedback_store.social_services import MOST_USERS
from kiosk.staff.forms import needed, plain, trimmed

USUAL = ("again", "mood_board")
"""What is asked at an event unless somebody chooses otherwise."""


class EventForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """An event; whether its day and its number fit is said by the store."""

    name = StringField(validators=[needed, Length(max=LONGEST_NAME, message="long_event"), plain], filters=[trimmed])
    held_on = DateField(validators=[InputRequired("missing")])
    expected = IntegerField(validators=[InputRequired("missing"), NumberRange(0, MOST_USERS, "number")])
    tablets = SelectMultipleField()
    asked = SelectMultipleField(validators=[DataRequired("asked")], default=USUAL)
    is_checked = BooleanField()


def event_form(known: Iterable[Instrument], tablets: Iterable[Device], language: str) -> EventForm:
    """Return the form with what may be asked, and the tablets that may belong to it."""
    form = EventForm()
    form.asked.choices = [(one.key, one.title[language]) for one in known]
    form.tablets.choices = [(one.id, one.name) for one in tablets]
    return form
