"""The clips over the wire: by name only, kept by browsers for good, since what a name tells never changes."""

import re
from io import BytesIO

from flask import Blueprint, Response, abort, send_file, send_from_directory

from feedback_store.clips import clip_named
from kiosk.aloud.clips import ENDING, FOLDER, NAME_BYTES
from kiosk.desk import desk

blueprint = Blueprint("aloud", __name__)

NAME = re.compile(rf"[0-9a-f]{{{2 * NAME_BYTES}}}")
KEPT_SECONDS = 365 * 24 * 60 * 60


@blueprint.get(f"/clips/<name>{ENDING}")
def send_clip(name: str) -> Response:
    """Return a clip, or the part of it that a browser asks for; Safari plays no sound that it cannot ask for so."""
    if not NAME.fullmatch(name):
        abort(404)
    if (FOLDER / f"{name}{ENDING}").exists():
        response = send_from_directory(FOLDER, f"{name}{ENDING}", mimetype="audio/mpeg", max_age=KEPT_SECONDS)
    else:
        sound = clip_named(desk().store, name) or abort(404)
        response = send_file(BytesIO(sound), "audio/mpeg", conditional=True, etag=False, max_age=KEPT_SECONDS)
    response.cache_control.immutable = True
    response.headers.pop("Expires", None)  # says the same with a time of day
    return response
