"""Whom children of a service may choose to talk to, and in which order they are asked."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from feedback_store.calls.listeners import Figure, Listener, dismiss_listener, listeners_of, name_listener
from feedback_store.social_services import find_service
from feedback_store.staff import all_staff, set_email
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import ListenerForm
from kiosk.staff.words import figure_words


@staff.get("/services/<key>/listeners")
def show_listeners(key: str) -> str:
    """Show whom children of a service may choose, and the form for one more."""
    return list_listeners(key, listener_form())


@staff.post("/services/<key>/listeners")
def add_listener(key: str) -> Response | tuple[str, int]:
    """Let children of a service choose somebody."""
    form = listener_form()
    if not form.validate_on_submit():
        return list_listeners(key, form), 422
    member = next(one for one in all_staff(desk().store) if one.id == form.member.data)
    figure, place = Figure(str(form.figure.data)), int(form.place_in_line.data)
    name_listener(desk().store, key, Listener(member, str(form.name.data), str(form.role.data), figure, place))
    if form.email.data:
        set_email(desk().store, member.id, str(form.email.data))
    return redirect(url_for("staff.show_listeners", key=key))


@staff.post("/services/<key>/listeners/<member_id>/dismiss")
def remove_listener(key: str, member_id: str) -> Response:
    """Let children of a service choose somebody no more."""
    dismiss_listener(desk().store, find_service(desk().store, key).key, member_id)
    return redirect(url_for("staff.show_listeners", key=key))


def listener_form() -> ListenerForm:
    """Return the form with everybody who may sign in."""
    form = ListenerForm()
    form.member.choices = [(member.id, member.name) for member in all_staff(desk().store)]
    return form


def list_listeners(key: str, form: ListenerForm) -> str:
    """Return the page of a service's people around a form."""
    return render_template(
        "staff/listeners.html",
        service=find_service(desk().store, key),
        listeners=listeners_of(desk().store, key),
        has_mail=desk().settings.smtp_host is not None,
        figure_words=figure_words(),
        form=form,
    )
