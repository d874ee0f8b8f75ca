"""The pictures of own topics over the wire: outlines by their code, photos by a random name; kept for good."""

from flask import Blueprint, Response, abort

from feedback_store.topics.kept import photo_named
from kiosk.desk import desk
from kiosk.pictograms.library import drawing_of, pictograms

blueprint = Blueprint("pictograms", __name__)

KEPT_SECONDS = 365 * 24 * 60 * 60


def address_of(picture: str) -> str:
    """Return where the picture of a topic is to be had: a code of the library, or the name of a photo."""
    return f"/topics/{picture}.svg" if picture in pictograms() else f"/topics/{picture}.jpg"


@blueprint.get("/topics/<code>.svg")
def send_outline(code: str) -> Response:
    """Return a drawing of the library."""
    if code not in pictograms():
        abort(404)
    return _kept_for_good(Response(drawing_of(code), mimetype="image/svg+xml"))


@blueprint.get("/topics/<name>.jpg")
def send_photo(name: str) -> Response:
    """Return a photo; whoever knows its name has seen the card, and it is as public as the page behind a code."""
    photo = photo_named(desk().store, name)
    if photo is None:
        abort(404)
    return _kept_for_good(Response(photo, mimetype="image/jpeg"))


def _kept_for_good(response: Response) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = KEPT_SECONDS
    response.cache_control.immutable = True
    return response
