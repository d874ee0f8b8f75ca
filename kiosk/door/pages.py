"""The page behind a QR code, `/v/<code>`: what a visitor's phone gets, and where its voice comes in."""

from itertools import chain

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, render_template, request
from flask_wtf import CSRFProtect

from config.helplines import help_numbers
from config.load import instruments
from config.texts import speech
from config.vocabulary import LANGUAGES
from feedback_store.bot_links import Goal, goals_of
from feedback_store.door_links import goal_behind
from feedback_store.engine import Store
from feedback_store.events.kept import goals_of_events
from feedback_store.question_sets.kept import goals_of_sets
from feedback_store.social_services import all_services
from kiosk.api import plain_answer
from kiosk.child.pages import renewable
from kiosk.desk import desk
from kiosk.door.letters import SentWords, fresh_words, look_up
from kiosk.door.script import door_later_script, door_later_styles, door_script, door_styles
from kiosk.door.taking import accept_visit, read_visit
from kiosk.door.told import first_told, told_behind
from kiosk.door.work import Work
from kiosk.errors import WorkRefusedError
from kiosk.inbound import read_as
from kiosk.taking import STATES, read_body

blueprint = Blueprint("door", __name__)
PLACE = "glasche.door"
WORK = "door-work"
"""Purpose of the key by which tasks are known again."""


@blueprint.get("/v/<code>")
def show_page(code: str) -> Response:
    """Return the page for whoever scanned a code; where it leads nowhere, a page that says so and who helps."""
    goal, language = _goal(code), guessed_language()
    words = {"language": language, "say": speech(language).say, "helplines": help_numbers(language)}
    if goal is None:
        return Response(render_template("door/lost.html", **words), status=404)
    told = current_app.json.dumps(first_told(desk().store, goal, language), separators=(",", ":"))
    return Response(render_template("door/page.html", told=told, **words))


@blueprint.get("/v/<code>/<language>.json")
def tell_rest(code: str, language: str) -> Response:
    """Return all that follows the first screens, in a language."""
    goal = _goal(code)
    if goal is None or language not in LANGUAGES:
        abort(404)
    return plain_answer(told_behind(desk().store, goal, language, _work().task(code)))


@blueprint.post("/v/<code>")
def take_voice(code: str) -> Response:
    """Take a voice; its phone is thanked only once it lies in the box."""
    goal = _goal(code)
    if goal is None:
        abort(404)
    sent = read_visit(read_body(request.environ))
    try:
        _work().check(sent.proof, code)
    except WorkRefusedError:
        return _answer("undone", code, 403)
    return _answer(STATES[accept_visit(desk().store, goal, sent)], code)


@blueprint.post("/v/<code>/answer")
def show_answer(code: str) -> Response:
    """Return what is found by four words, for whoever has them; the work makes guessing slow."""
    if _goal(code) is None:
        abort(404)
    sent = read_as(SentWords, read_body(request.environ))
    try:
        _work().check(sent.proof, code)
    except WorkRefusedError:
        return _answer("undone", code, 403)
    found = look_up(desk().store, desk().letters, sent.words)
    return plain_answer(found | {"task": _work().task(code)})


@blueprint.get("/door.js")
def show_script() -> Response:
    """Return the modules of the first screens as one."""
    return renewable(door_script(), "text/javascript")


@blueprint.get("/door.css")
def show_styles() -> Response:
    """Return the styles of the first screens as one."""
    return renewable(door_styles(), "text/css")


@blueprint.get("/door-later.js")
def show_later_script() -> Response:
    """Return the modules that come behind the first screens as one."""
    return renewable(door_later_script(), "text/javascript")


@blueprint.get("/door-later.css")
def show_later_styles() -> Response:
    """Return the styles that come behind the first screens as one."""
    return renewable(door_later_styles(), "text/css")


@blueprint.get("/door.svg")
def show_drawings() -> Response:
    """Return the drawings that come behind the first screens: the tablet's, without the pictures of its receipts."""
    return renewable(render_template("child/later.svg"), "image/svg+xml")


def guessed_language() -> str:
    """Return the language of the house that the browser likes best."""
    return request.accept_languages.best_match(LANGUAGES) or desk().settings.language


def register_door(app: Flask, protection: CSRFProtect) -> None:
    """Open the page in this application; no form of it stands in a session, so none needs a proof of one."""
    protection.exempt(blueprint)
    app.register_blueprint(blueprint)


def put_work(app: Flask, store: Store) -> None:
    """Let the page of this application ask phones for work that this store can check."""
    app.extensions[PLACE] = Work(store.keys.derive(WORK))


def _work() -> Work:
    found: Work = current_app.extensions[PLACE]
    return found


def _goal(code: str) -> Goal | None:
    keys = [service.key for service in all_services(desk().store)]
    return goal_behind(
        desk().store,
        code,
        chain(goals_of(keys, instruments()), goals_of_events(desk().store), goals_of_sets(desk().store)),
    )


def _answer(state: str, code: str, status: int = 200) -> Response:
    answer = jsonify(state=state, task=_work().task(code), receipt=fresh_words())
    answer.status_code = status
    return answer
