"""The social services: their list, a form for a new one, and a page for each with its tablets."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from feedback_store.calls.listeners import listeners_of
from feedback_store.concerns.recipients import is_received
from feedback_store.devices import all_devices
from feedback_store.errors import ServiceRefusedError
from feedback_store.social_services import add_service, find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.forms import CodeForm, ServiceForm
from kiosk.staff.taps import taps_of


@staff.get("/services")
def show_services() -> str:
    """Show all services and the form for a new one."""
    return list_services(ServiceForm())


@staff.post("/services")
def make_service() -> Response | tuple[str, int]:
    """Add a service and show its page, where its first tablet is enrolled."""
    form = ServiceForm()
    if not form.validate_on_submit():
        return list_services(form), 422
    try:
        service = add_service(desk().store, str(form.key.data), str(form.name.data), form.users.data)
    except ServiceRefusedError:
        form.key.errors = ["key_taken"]
        return list_services(form), 409
    return redirect(url_for("staff.show_service", key=service.key))


@staff.get("/services/<key>")
def show_service(key: str) -> str:
    """Show one service with its tablets and what they try out."""
    return one_service(key, CodeForm())


def list_services(form: ServiceForm) -> str:
    """Return the page of all services around a form."""
    store = desk().store
    services = [(service, all_devices(store, service.key)) for service in my_services()]
    return render_template("staff/services.html", services=services, form=form)


def one_service(key: str, form: CodeForm) -> str:
    """Return the page of a service around a form for a code."""
    store = desk().store
    service, devices = find_service(store, key), all_devices(store, key)
    tried = [(device, taps_of(device)) for device in devices if device.is_try_out]
    received = is_received(store, key)
    return render_template(
        "staff/service.html",
        service=service,
        devices=devices,
        tried=tried,
        is_received=received,
        listeners=listeners_of(store, key),
        form=form,
    )
