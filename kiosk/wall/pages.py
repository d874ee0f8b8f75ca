"""The page of a wall; whoever has its address may look, and can do nothing else."""

from functools import cache
from http import HTTPStatus
from json import dumps

from flask import Blueprint, Response, render_template, url_for

from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.social_services import Service, find_service
from feedback_store.walls import is_wall, wall_code
from kiosk.added_fonts import added_font_files
from kiosk.child.worker import STATIC, version_of
from kiosk.desk import desk
from kiosk.wall.changes import told_in
from kiosk.wall.picture import slides_of
from kiosk.wall.quiet import ages_on, filling, late, resting

blueprint = Blueprint("wall", __name__)

LETTERS = ("fonts/sofia-sans.woff2", *added_font_files())
DRESS = tuple(f"/static/{name}" for name in ("paper.css", "wall.css", "wall.js", "bird.svg", *LETTERS))
"""What the page needs beside itself."""


@blueprint.get("/wall/<key>/<code>")
def show_wall(key: str, code: str) -> Response:
    """Show the wall of a service; an address that holds no more shows a quiet screen, whatever was wrong with it."""
    store, settings = desk().store, desk().settings
    is_ours = is_wall(store, key, code)
    service = find_service(store, key) if is_ours else None
    parts = showing(service, settings) if service else {"slides": [], "quiet": resting(), "late": [], "day": None}
    page = render_template("wall/page.html", service=service, version=drawing_version(), **parts)
    return Response(page, HTTPStatus.OK if is_ours else HTTPStatus.NOT_FOUND)


def showing(service: Service, settings: Settings) -> dict[str, object]:
    """Return what stands on the page of a service, and the day of it, by which a screen tells its age."""
    today, slides = desk().store.today(), slides_of(service)
    quiet = [] if slides else filling(service, settings)
    return {
        "slides": slides,
        "quiet": quiet,
        "told": told_in(service),
        "late": late(service),
        "day": today,
        "ages": ages_on(today),
    }


@blueprint.get("/wall/worker.js")
def show_worker() -> Response:
    """Return the service worker, by which a screen comes up again without the server."""
    return Response(worker_script(), mimetype="text/javascript")


@cache
def worker_script() -> str:
    """Return the worker after the names of what it keeps beside the page."""
    return f"const FILES = {dumps(DRESS)};\n\n" + (STATIC / "wall-worker.js").read_text(encoding="utf-8")


@cache
def drawing_version() -> str:
    """Return a name of the page's style and script, by which a screen that is never reloaded sees that they changed."""
    return version_of((STATIC / name).read_bytes() for name in ("paper.css", "wall.css", "wall.js"))


def wall_address(store: Store, settings: Settings, service: str) -> str | None:
    """Return the address of a service's wall, or None where it has none."""
    code = wall_code(store, service)
    return None if code is None else settings.address + url_for("wall.show_wall", key=service, code=code)
