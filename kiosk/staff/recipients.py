"""Who receives what is told of danger in a service: at least one person in it and one outside."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from config.vocabulary import Place
from feedback_store.concerns.recipients import dismiss_recipient, is_received, name_recipient, recipients_of
from feedback_store.social_services import find_service
from feedback_store.staff import all_staff, set_email
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import RecipientForm
from kiosk.staff.words import place_words


@staff.get("/services/<key>/recipients")
def show_recipients(key: str) -> str:
    """Show who receives the concerns of a service, and the form for one more."""
    return list_recipients(key, recipient_form())


@staff.post("/services/<key>/recipients")
def add_recipient(key: str) -> Response | tuple[str, int]:
    """Let somebody receive the concerns of a service."""
    form = recipient_form()
    if not form.validate_on_submit():
        return list_recipients(key, form), 422
    name_recipient(desk().store, key, str(form.member.data), Place(str(form.place.data)))
    if form.email.data:
        set_email(desk().store, str(form.member.data), str(form.email.data))
    return redirect(url_for("staff.show_recipients", key=key))


@staff.post("/services/<key>/recipients/<member_id>/dismiss")
def remove_recipient(key: str, member_id: str) -> Response:
    """Let somebody receive the concerns of a service no more."""
    dismiss_recipient(desk().store, find_service(desk().store, key).key, member_id)
    return redirect(url_for("staff.show_recipients", key=key))


def recipient_form() -> RecipientForm:
    """Return the form with everybody who may sign in."""
    form = RecipientForm()
    form.member.choices = [(member.id, member.name) for member in all_staff(desk().store)]
    return form


def list_recipients(key: str, form: RecipientForm) -> str:
    """Return the page of a service's recipients around a form."""
    store = desk().store
    return render_template(
        "staff/recipients.html",
        service=find_service(store, key),
        recipients=recipients_of(store, key),
        is_received=is_received(store, key),
        has_mail=desk().settings.smtp_host is not None,
        place_words=place_words(),
        form=form,
    )
