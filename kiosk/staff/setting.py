"""What a service is set to: its name and kind, languages, what it asks, and how many of an age use it in a month."""

import re
from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from pydantic import ValidationError
from werkzeug.wrappers import Response
from wtforms import IntegerField, StringField
from wtforms.validators import NumberRange, Optional

from config.load import offered_instruments
from config.texts import OWN_NAMES
from config.vocabulary import ASKED_AGE_BANDS, LANGUAGES, AgeBand
from feedback_store.setting_up.applying import apply_centre
from feedback_store.setting_up.details import details_of, provider_of, users_by_age_of
from feedback_store.setting_up.document import MONTH, UNKNOWN, Centre, ProviderPart, ServicePart
from feedback_store.social_services import MOST_USERS, Service, find_service
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.dates import month_in_words
from kiosk.staff.forms import needed, plain, short, trimmed

MOST_MONTHS = 12
"""Shown on the page; older ones stay in the store."""


class SettingForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """What is told of a service."""

    name = StringField(validators=[needed, short, plain], filters=[trimmed])
    kind = StringField(validators=[short, plain], filters=[trimmed])
    municipality = StringField(validators=[short, plain], filters=[trimmed])
    region = StringField(validators=[short, plain], filters=[trimmed])
    users = IntegerField(validators=[Optional(), NumberRange(0, MOST_USERS, "number")])


class ProviderForm(FlaskForm):  # type: ignore[misc] # the library carries no types
    """Who runs the services."""

    name = StringField(validators=[short, plain], filters=[trimmed])
    address = StringField(validators=[short, plain], filters=[trimmed])
    contact = StringField(validators=[short, plain], filters=[trimmed])


@staff.get("/services/<key>/setting")
def show_setting(key: str) -> str:
    """Show what a service is set to."""
    service, details = find_service(desk().store, key), details_of(desk().store, key)
    its = vars(details) | {"name": service.name, "users": service.users}
    return one_setting(service, SettingForm(formdata=None, data=its))


@staff.post("/services/<key>/setting")
def change_setting(key: str) -> Response | tuple[str, int]:
    """Set what a service is called, where it is, what it offers."""
    service, form = find_service(desk().store, key), SettingForm()
    if not form.validate_on_submit():
        return one_setting(service, form), 422
    part = ServicePart(
        key=key,
        name=form.name.data,
        type=form.kind.data or "",
        municipality=form.municipality.data or "",
        region=form.region.data or "",
        users=UNKNOWN if form.users.data is None else form.users.data,
        languages=ticked_languages(),
        instruments_off=unticked_instruments(),
    )
    apply_centre(desk().store, Centre(format=1, services=[part]))
    return redirect(url_for("staff.show_service", key=key))


@staff.post("/services/<key>/users")
def count_users(key: str) -> Response | tuple[str, int]:
    """Note how many of each age use a service in a month; an empty field is nobody counted."""
    service, month = find_service(desk().store, key), request.form.get("month", "")
    written = {band: request.form.get(f"users-{band}", "").strip() for band in ASKED_AGE_BANDS}
    counted = {band.value: number for band, number in written.items() if number}
    is_fit = all(re.fullmatch(r"[0-9]{1,5}", number) for number in counted.values())
    try:
        users = (
            {month: {band: int(number) for band, number in counted.items()}}
            if is_fit and MONTH.fullmatch(month)
            else None
        )
        part = ServicePart(key=key, name=service.name, users_by_age=users)
    except ValidationError:
        users = None
    if users is None:
        return show_counted(service, written), 422
    apply_centre(desk().store, Centre(format=1, services=[part]))
    return redirect(url_for("staff.show_setting", key=key, _anchor="by-age"))


@staff.get("/provider")
def show_provider() -> str:
    """Show who runs the services."""
    form = ProviderForm(formdata=None, data=vars(provider_of(desk().store)))
    return render_template("staff/setting_provider.html", form=form)


@staff.post("/provider")
def change_provider() -> Response | tuple[str, int]:
    """Set who runs the services."""
    form = ProviderForm()
    if not form.validate_on_submit():
        return render_template("staff/setting_provider.html", form=form), 422
    part = ProviderPart(name=form.name.data or "", address=form.address.data or "", contact=form.contact.data or "")
    apply_centre(desk().store, Centre(format=1, provider=part))
    return redirect(url_for("staff.show_services"))


def titles() -> dict[str, str]:
    """Return the instruments that a service may switch off, with their names."""
    offered = offered_instruments(with_words=True, with_receipts=True)
    return {key: each.title[reader_language()] for key, each in offered.items()}


def unticked_instruments() -> list[str]:
    """Return the instruments that the sent form switches off."""
    return [key for key in titles() if key not in request.form.getlist("instrument")]


def ticked_languages() -> list[str]:
    """Return the languages that are ticked, the usual one first; none where it is as without a choice."""
    ticked = [each for each in LANGUAGES if each in request.form.getlist("language")]
    usual = request.form.get("usual", "")
    is_as_ever = set(ticked) == set(LANGUAGES) and usual == desk().settings.language
    return [] if is_as_ever else sorted(ticked, key=lambda each: each != usual)


def show_counted(service: Service, written: Mapping[AgeBand, str]) -> str:
    """Return the page around numbers that do not fit."""
    details = details_of(desk().store, service.key)
    its = vars(details) | {"name": service.name, "users": service.users}
    return one_setting(service, SettingForm(formdata=None, data=its), written)


def one_setting(service: Service, form: SettingForm, written: Mapping[AgeBand, str] | None = None) -> str:
    """Return the page of what a service is set to, around a form; `written` are numbers that do not fit."""
    store, details = desk().store, details_of(desk().store, service.key)
    is_sent = form.is_submitted() and written is None
    chosen = ticked_languages() if is_sent else details.languages
    languages = list(chosen) or sorted(LANGUAGES, key=lambda each: each != desk().settings.language)
    off = (
        [each for each in titles() if each not in request.form.getlist("instrument")]
        if is_sent
        else details.instruments_off
    )
    months = sorted(users_by_age_of(store, service.key).items(), reverse=True)[:MOST_MONTHS]
    month = request.form.get("month") or f"{store.today():%Y-%m}"
    counted = dict(users_by_age_of(store, service.key)).get(month, {})
    return render_template(
        "staff/setting.html",
        service=service,
        form=form,
        languages=[(key, name, key in languages) for key, name in OWN_NAMES.items() if key in LANGUAGES],
        usual=languages[0] if languages else "",
        instruments=[(key, title, key not in off) for key, title in titles().items()],
        kinds=kinds(),
        month=month,
        bands=[(band, str(counted.get(band, "")) if written is None else written[band]) for band in ASKED_AGE_BANDS],
        is_wrong=written is not None,
        months=[(month_in_words(each), [users.get(band) for band in ASKED_AGE_BANDS]) for each, users in months],
    )


def kinds() -> tuple[str, ...]:
    """Return kinds of service to choose from; any other may be written."""
    say = reader_speech().say
    return (
        say("Community support centre"),
        say("Centre for social rehabilitation and integration"),
        say("Day centre for children with disabilities"),
        say("Small group home"),
        say("Supervised home"),
        say("Mother and baby unit"),
        say("Emergency placement centre"),
        say("Centre for foster care"),
        say("Complex of social services for children and families"),
    )
