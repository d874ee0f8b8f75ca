"""The morning circle of a service, switched on and off for its tablets."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from feedback_store.circles import has_circle, offer_circle
from kiosk.desk import desk
from kiosk.staff.blueprint import staff


@staff.post("/services/<key>/circle")
def switch_circle(key: str) -> Response:
    """Offer the morning circle on the tablets of a service, or no longer."""
    offer_circle(desk().store, key, request.form.get("is_offered") == "yes")
    return redirect(url_for("staff.show_service", key=key, _anchor="circle"))


@staff.context_processor
def lend_circle() -> dict[str, object]:
    """Lend the templates whether a service has a morning circle."""
    return {"has_circle": lambda key: has_circle(desk().store, key)}
