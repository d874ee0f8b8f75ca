"""The Flask application: one for the child's page, the interface of tablets and the staff pages."""

from flask import Flask, request
from flask_wtf import CSRFProtect

from config.example_mark import example_mark
from config.settings import Settings
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.example import is_example
from feedback_store.topics.photo import MOST_BYTES
from kiosk.added_fonts import added_font_files
from kiosk.aloud.pages import blueprint as aloud
from kiosk.answers import api
from kiosk.child.pages import blueprint as child
from kiosk.compression import register_compression
from kiosk.desk import Desk, put_desk
from kiosk.door.pages import put_work, register_door
from kiosk.headers import register_headers
from kiosk.language import direction_of, reader_language, reader_speech
from kiosk.pictograms.pages import blueprint as pictograms
from kiosk.refusals import register_errors
from kiosk.staff.pages import staff
from kiosk.staff.session import WORKING_DAY, register_sign_in, session_key
from kiosk.taking import register_taking
from kiosk.wall.pages import blueprint as wall
from kiosk.wire import LONGEST_BODY_BYTES


def create_app(store: Store, settings: Settings) -> Flask:
    """Return the application over an open store."""
    app = build_app()
    put_store(app, store, settings)
    return app


def build_app() -> Flask:
    """Return the application with all its pages, which has no store yet."""
    app = Flask("kiosk")
    app.json.ensure_ascii = False  # type: ignore[attr-defined] # Cyrillic letters as they are, and not six signs each
    register_taking(app)
    register_headers(app)
    register_compression(app)
    register_errors(app)
    register_sign_in(app)
    app.before_request(allow_photo)
    protection = CSRFProtect(app)
    protection.exempt(api)
    register_door(app, protection)
    for blueprint in (aloud, api, child, pictograms, staff, wall):
        app.register_blueprint(blueprint)
    app.jinja_env.globals.update(direction_of=direction_of, added_fonts=added_font_files)
    app.context_processor(lambda: {"language": reader_language(), "say": reader_speech().say})
    app.context_processor(lambda: {"count": reader_speech().count})
    return app


def put_store(app: Flask, store: Store, settings: Settings) -> None:
    """Let an application work on a store, in place of any before it."""
    app.config.update(_configuration(store, settings))
    put_desk(app, Desk(store, settings))
    put_work(app, store)
    marks = {language: example_mark(language) for language in LANGUAGES} if is_example(store) else {}
    app.jinja_env.globals["example"] = marks


def allow_photo() -> None:
    """Let a photo of a topic be longer than whatever else is sent; asked before anything reads the body."""
    if request.endpoint == "staff.make_topic":
        request.max_content_length = MOST_BYTES + LONGEST_BODY_BYTES


def _configuration(store: Store, settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": session_key(store),
        "SESSION_COOKIE_NAME": "staff",
        "SESSION_COOKIE_PATH": "/staff",  # so that no cookie ever goes with a child's page
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.address.startswith("https://"),
        "PERMANENT_SESSION_LIFETIME": WORKING_DAY,
        "MAX_CONTENT_LENGTH": LONGEST_BODY_BYTES,
        "WTF_CSRF_TIME_LIMIT": None,  # a form lives as long as its session
        "WTF_CSRF_SSL_STRICT": False,  # our pages send no referrer, which that check would ask for
    }
