"""What staff tell the children of a service that changed, for the screen in the corridor."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from feedback_store.changes import changes_of, take_change_away, tell_change
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.dates import month_in_words
from kiosk.staff.forms import ChangeForm


@staff.get("/services/<key>/changes")
def show_changes(key: str) -> str:
    """Show what is told in a service, and the form for one sentence more."""
    return list_changes(key, ChangeForm())


@staff.post("/services/<key>/changes")
def add_change(key: str) -> Response | tuple[str, int]:
    """Tell a change; where it seems to hold a name, ask once more."""
    form = ChangeForm()
    if not form.validate_on_submit():
        return list_changes(key, form), 422
    found = personal_parts(key, str(form.sentence.data))
    if found and not form.is_checked.data:
        return list_changes(key, form, found), 422
    tell_change(desk().store, key, str(form.sentence.data))
    return redirect(url_for("staff.show_changes", key=key))


@staff.post("/services/<key>/changes/<number>/take-away")
def remove_change(key: str, number: str) -> Response:
    """Tell a change no more; harmless where none has this number."""
    service = find_service(desk().store, key)
    if number in {str(change.number) for change in changes_of(desk().store, service.key)}:
        take_change_away(desk().store, service.key, int(number))
    return redirect(url_for("staff.show_changes", key=key))


def personal_parts(key: str, sentence: str) -> list[str]:
    """Return the names and other personal data in a sentence; the name of the service is none."""
    service = find_service(desk().store, key)
    read = desk().store.reader(sentence, keep=frozenset({service.name}))
    return [sentence[span.start : span.end] for span in read.spans]


def list_changes(key: str, form: ChangeForm, found: list[str] | None = None) -> str:
    """Return the page of a service's changes around a form, with what was found in its sentence."""
    service = find_service(desk().store, key)
    told = [(change, month_in_words(change.month)) for change in changes_of(desk().store, key)]
    return render_template("staff/changes.html", service=service, told=told, form=form, found=found or [])
