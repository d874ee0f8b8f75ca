"""The child's page, and the page on which an adult enrols the browser: one frame that its script fills."""

from flask import Blueprint, Response, render_template, request

from kiosk.child.script import joined_script
from kiosk.child.style import joined_style
from kiosk.child.worker import worker_script

blueprint = Blueprint("child", __name__)


@blueprint.get("/")
@blueprint.get("/enrol")
@blueprint.get("/enrol/<code>")
def show_page(code: str = "") -> str:
    """Return the frame; a device that is not enrolled, or one that was refused, shows the form for a code."""
    return render_template("child/page.html", code=code)


@blueprint.get("/child.js")
def show_script() -> Response:
    """Return the page's modules as one, so that a slow tablet asks once."""
    return _text(joined_script(), "text/javascript")


@blueprint.get("/child.css")
def show_style() -> Response:
    """Return the page's style sheets as one."""
    return _text(joined_style(), "text/css")


@blueprint.get("/worker.js")
def show_worker() -> Response:
    """Return the service worker, by which the page opens without the server."""
    return _text(worker_script(show_page()), "text/javascript")


def _text(source: str, mimetype: str) -> Response:
    response = Response(source, mimetype=mimetype)
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response
