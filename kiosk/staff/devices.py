"""The tablets of a service: a code for a new one, trying out, taking one away."""

from io import BytesIO
from ipaddress import ip_address
from urllib.parse import urlsplit

import qrcode
from flask import redirect, render_template, request, session, url_for
from markupsafe import Markup
from qrcode.image.svg import SvgPathImage
from werkzeug.wrappers import Response

from config.vocabulary import AgeBand
from feedback_store.devices import Device, find_enrolled, issue_code, revoke, set_try_out
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.forms import CodeForm
from kiosk.staff.session import end_session
from kiosk.staff.social_services import one_service

FRESH = "fresh_code"
"""Where the session keeps the code just made, so that its page can be loaded again."""


@staff.post("/services/<key>/codes")
def make_code(key: str) -> Response | tuple[str, int]:
    """Make a one-time code for a tablet of this service."""
    form = CodeForm()
    if not form.validate_on_submit():
        return one_service(key, form), 422
    band = AgeBand(str(form.age_band.data))
    code = issue_code(desk().store, key, str(form.name.data), band, bool(form.is_try_out.data))
    session[FRESH] = {"service": key, "device": form.name.data, "code": code}
    return redirect(url_for("staff.show_code", key=key))


@staff.get("/services/<key>/code")
def show_code(key: str) -> str | Response:
    """Show the code just made, as a link for this browser, as an address and, where it can help, as a picture."""
    fresh = session.get(FRESH)
    if not fresh or fresh["service"] != key:
        return redirect(url_for("staff.show_service", key=key))
    address = desk().settings.address
    enrol = f"{address}/enrol"
    picture = None if is_this_machine(address) else qr_code(f"{enrol}/{fresh['code']}")
    service = find_service(desk().store, key)
    return render_template("staff/code.html", service=service, fresh=fresh, enrol=enrol, picture=picture)


@staff.post("/services/<key>/this-browser")
def use_this_browser(key: str) -> Response:
    """Sign out and go to enrol this very browser: no child may come from the shelf to the staff pages."""
    fresh = session.get(FRESH)
    if not fresh or fresh["service"] != key:
        return redirect(url_for("staff.show_service", key=key))
    end_session()
    return redirect(url_for("child.show_page", code=fresh["code"]))


@staff.post("/services/<key>/devices/<device_id>/try-out")
def switch_try_out(key: str, device_id: str) -> Response:
    """Switch trying out on or off; what was tapped so far is forgotten."""
    device = require_device(key, device_id)
    set_try_out(desk().store, device.id, request.form.get("is_try_out") == "yes")
    desk().taps.forget(device.id)
    return redirect(url_for("staff.show_service", key=key))


@staff.get("/services/<key>/devices/<device_id>/revoke")
def ask_revoke(key: str, device_id: str) -> str:
    """Say what is lost when a tablet is taken away, and ask."""
    device = require_device(key, device_id)
    return render_template("staff/revoke.html", service=find_service(desk().store, key), device=device)


@staff.post("/services/<key>/devices/<device_id>/revoke")
def revoke_device(key: str, device_id: str) -> Response:
    """Take a tablet away: its token is refused from now on."""
    device = require_device(key, device_id)
    revoke(desk().store, device.id)
    desk().taps.forget(device.id)
    return redirect(url_for("staff.show_service", key=key))


def require_device(key: str, device_id: str) -> Device:
    """Return a tablet of this service; raises UnknownDeviceError."""
    return find_enrolled(desk().store, find_service(desk().store, key).key, device_id)


def is_this_machine(address: str) -> bool:
    """Return whether an address can only be reached from the machine itself."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def qr_code(text: str) -> Markup:
    """Return a QR code as SVG for the page, without inline styles."""
    picture = BytesIO()
    qrcode.make(text, image_factory=SvgPathImage, border=2).save(picture)
    return Markup(picture.getvalue().decode().partition("?>")[2])  # noqa: S704 - drawn by us, holds no text
