"""The forms of the staff pages; labels stand in the templates, problems are codes that words.py puts into words."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, NumberRange, Optional, Regexp

from config.vocabulary import ASKED_AGE_BANDS, AgeBand
from feedback_store.social_services import KEY_FORM, MOST_USERS

LONGEST = 120


def trimmed(text: str | None) -> str | None:
    """Return a text without space around it."""
    return text.strip() if text else text


needed = DataRequired("missing")
short = Length(max=LONGEST, message="long")


class SignInForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Login and password."""

    login = StringField(validators=[needed, short], filters=[trimmed])
    password = PasswordField(validators=[needed, Length(max=1000, message="long")])


class FirstForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """The first administrator."""

    name = StringField(validators=[needed, short], filters=[trimmed])
    login = StringField(validators=[needed, short], filters=[trimmed])
    password = PasswordField(validators=[needed, short])
    repeated = PasswordField(validators=[needed, EqualTo("password", "differs")])


class ServiceForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A new social service."""

    name = StringField(validators=[needed, short], filters=[trimmed])
    key = StringField(validators=[needed, Regexp(f"{KEY_FORM.pattern}\\Z", message="key")], filters=[trimmed])
    users = IntegerField(validators=[Optional(), NumberRange(0, MOST_USERS, "number")])


class CodeForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A tablet that gets a code."""

    name = StringField(validators=[needed, short], filters=[trimmed])
    age_band = SelectField(
        choices=[band.value for band in ASKED_AGE_BANDS], default=AgeBand.UNKNOWN.value, validate_choice=True
    )
    is_try_out = BooleanField()
