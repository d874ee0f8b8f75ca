"""The forms of the staff pages; labels stand in the templates, problems are codes that words.py puts into words."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, IntegerField, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import (
    DataRequired,
    EqualTo,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    Regexp,
    ValidationError,
)

from config.plain_lines import is_one_line
from config.vocabulary import ASKED_AGE_BANDS, AgeBand, Place
from feedback_store.calls.listeners import Figure
from feedback_store.social_services import KEY_FORM, MOST_USERS

LONGEST = 120
LONGEST_NAME = 24
ADDRESS = r"[A-Za-z0-9_.+%'&~-]+@\w[\w.-]*\Z"
"""One address without quotes, remarks, groups and coded words, in which another one could hide."""


def trimmed(text: str | None) -> str | None:
    """Return a text without space around it, and nothing where there is nothing to see in it."""
    is_seen = any(sign.isprintable() and not sign.isspace() for sign in text or "")
    return text.strip() if text and is_seen else ""


def plain(_: FlaskForm, field: Field) -> None:
    """Refuse what no database can keep as text, such as NUL, and what ends a line."""
    if not is_one_line(field.data or ""):
        raise ValidationError("signs")


needed = DataRequired("missing")
short = Length(max=LONGEST, message="long")


class SignInForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Login and password."""

    login = StringField(validators=[needed, short, plain], filters=[trimmed])
    password = PasswordField(validators=[needed, Length(max=1000, message="long"), plain])


class PhoneCodeForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A code of the second factor, or a recovery code."""

    code = StringField(validators=[needed, Length(max=40, message="phone_code"), plain], filters=[trimmed])


class PasskeyAnswerForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """What a browser answers with a passkey, as JSON; the page's script puts it there."""

    answer = HiddenField(validators=[needed])


class PasskeyForm(PasskeyAnswerForm):
    """A new passkey and its name."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])


class ProofForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """The password of whoever is signed in."""

    password = PasswordField(validators=[needed, Length(max=1000, message="long"), plain])


class FirstForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Somebody who signs in for the first time; only the first of all is asked what else they do."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])
    login = StringField(validators=[needed, short, plain], filters=[trimmed])
    password = PasswordField(validators=[needed, short, plain])
    repeated = PasswordField(validators=[needed, EqualTo("password", "differs")])
    reads = BooleanField()
    leads = BooleanField()


class NewPasswordForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A password in place of a forgotten one."""

    password = PasswordField(validators=[needed, short, plain])
    repeated = PasswordField(validators=[needed, EqualTo("password", "differs")])


class ServiceForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A new social service."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])
    key = StringField(validators=[needed, Regexp(f"{KEY_FORM.pattern}\\Z", message="key")], filters=[trimmed])
    users = IntegerField(validators=[Optional(), NumberRange(0, MOST_USERS, "number")])


class RecipientForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Somebody who receives concerns; the choices are those who may sign in."""

    member = SelectField()
    place = SelectField(choices=[place.value for place in Place], default=Place.IN_HOUSE.value)
    email = StringField(validators=[Optional(), Regexp(ADDRESS, message="email"), short, plain], filters=[trimmed])


class TabletForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A tablet that is there."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])


class ListenerForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Somebody whom children may call; the choices are those who may sign in."""

    member = SelectField()
    name = StringField(validators=[needed, Length(max=LONGEST_NAME, message="long_name"), plain], filters=[trimmed])
    role = StringField(validators=[needed, Length(max=LONGEST_NAME, message="long_name"), plain], filters=[trimmed])
    figure = RadioField(choices=[figure.value for figure in Figure], default=Figure.BUN.value)
    place_in_line = IntegerField(validators=[InputRequired("missing"), NumberRange(1, 99, "line")], default=1)
    email = StringField(validators=[Optional(), Regexp(ADDRESS, message="email"), short, plain], filters=[trimmed])


class ChangeForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A sentence for everybody to read."""

    sentence = StringField(validators=[needed, short, plain], filters=[trimmed])
    is_checked = BooleanField()


class CodeForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """A tablet that gets a code."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])
    age_band = SelectField(
        choices=[band.value for band in ASKED_AGE_BANDS], default=AgeBand.UNKNOWN.value, validate_choice=True
    )
    is_try_out = BooleanField()
