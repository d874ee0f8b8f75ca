"""The child's page, and the page on which an adult enrols the browser: one frame that its script fills."""

from functools import cache
from json import dumps

from flask import Blueprint, Response, render_template, request

from config.vocabulary import LANGUAGES
from kiosk.child.receipts import receipts_for_page
from kiosk.child.script import joined_script, later_script
from kiosk.child.styles import joined_styles, later_styles
from kiosk.child.words import words_behind
from kiosk.child.worker import worker_script

blueprint = Blueprint("child", __name__)


@blueprint.get("/")
@blueprint.get("/enrol")
@blueprint.get("/enrol/<code>")
def show_page(code: str = "") -> str:
    """Return the frame; a device that is not enrolled, or one that was refused, shows the form for a code."""
    return render_template("child/page.html", code=code)


@blueprint.get("/corner")
def show_corner() -> Response:
    """Return the corner for adults, a piece that the page lays over itself when it is asked for; no page of its own."""
    return Response(render_template("child/corner.html"), mimetype="text/plain")


@blueprint.get("/child.js")
def show_script() -> Response:
    """Return the page's modules as one, so that a slow tablet asks once."""
    return renewable(joined_script(), "text/javascript")


@blueprint.get("/child.css")
def show_styles() -> Response:
    """Return the page's styles as one."""
    return renewable(joined_styles(), "text/css")


@blueprint.get("/later.js")
def show_later_script() -> Response:
    """Return the modules that the first touch needs."""
    return renewable(later_script(), "text/javascript")


@blueprint.get("/later.css")
def show_later_styles() -> Response:
    """Return the styles of what the first touch shows."""
    return renewable(later_styles(), "text/css")


@blueprint.get("/later.svg")
def show_later_drawings() -> Response:
    """Return the drawings of what the first touch shows."""
    return renewable(_later_drawings(), "image/svg+xml")


@blueprint.get("/later.json")
def show_later_words() -> Response:
    """Return the words of what the first touch shows, by language."""
    return renewable(_words(), "application/json")


@blueprint.get("/worker.js")
def show_worker() -> Response:
    """Return the service worker, by which the page opens without the server."""
    return renewable(worker_script(_written()), "text/javascript")


def _written() -> str:
    """Return what templates write of the page and of its pieces."""
    return show_page() + render_template("child/corner.html") + _later_drawings() + _words()


@cache
def _words() -> str:
    """Return the words of all languages; they follow from the catalogues, which no setting changes."""
    words = {each: {**words_behind(each), "receipts": receipts_for_page(each)} for each in LANGUAGES}
    return dumps(words, ensure_ascii=False)


def renewable(source: str, mimetype: str) -> Response:
    """Return a text that a browser may keep, and asks each time whether it is still the same."""
    response = Response(source, mimetype=mimetype)
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


def _later_drawings() -> str:
    return render_template("child/later.svg", with_receipts=True)
