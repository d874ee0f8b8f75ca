"""The wall of a service: its address, made and taken back."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from feedback_store.social_services import find_service
from feedback_store.walls import make_wall, take_wall_back
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.wall.pages import wall_address


@staff.post("/services/<key>/wall")
def make_wall_address(key: str) -> Response:
    """Give the wall of a service an address, in place of the one before."""
    make_wall(desk().store, key)
    return redirect(url_for("staff.show_service", key=key, _anchor="wall"))


@staff.post("/services/<key>/wall/take-back")
def take_wall_address_back(key: str) -> Response:
    """Let the address hold no more."""
    take_wall_back(desk().store, find_service(desk().store, key).key)
    return redirect(url_for("staff.show_service", key=key, _anchor="wall"))


@staff.context_processor
def lend_wall() -> dict[str, object]:
    """Lend the templates the address of a wall."""
    return {"wall_address": lambda key: wall_address(desk().store, desk().settings, key)}
