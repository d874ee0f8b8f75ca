"""The opening of the jar: approved notes one by one on the whole screen, read aloud, and as cards on paper."""

from functools import lru_cache
from io import BytesIO
from random import SystemRandom

from flask import Response, abort, render_template, send_file

from feedback_store.quotes.kept import Quote, find_quote
from feedback_store.social_services import find_service
from kiosk.aloud.at_once import speak_at_once
from kiosk.desk import desk
from kiosk.staff.blueprint import staff
from kiosk.staff.jar_drawing import folded_notes
from kiosk.staff.jars import FullJar, full_jars
from kiosk.staff.quote_wording import said_text, shown_text, size_of


@staff.get("/jar/<key>/<quarter>/open")
def open_jar(key: str, quarter: str) -> str:
    """Show the ceremony: a full jar, its approved notes in a new random order, the empty jar."""
    jar = ready_jar(key, quarter)
    notes = folded_notes(len(jar.quotes))
    return render_template("staff/jar_opening.html", jar=jar, key=key, quotes=shuffled(jar), folded=notes, **wording())


@staff.get("/jar/<key>/<quarter>/cards")
def show_cards(key: str, quarter: str) -> str:
    """Show the same notes as cards to print and cut out."""
    jar = ready_jar(key, quarter)
    return render_template("staff/jar_cards.html", jar=jar, key=key, quotes=shuffled(jar), **wording())


@staff.get("/jar/<key>/said/<quote>.mp3")
def say_quote(key: str, quote: str) -> Response:
    """Return an approved note as it sounds, spoken now and kept nowhere; Safari asks for it in parts."""
    found = find_quote(desk().store, key, quote)
    said = said_text(found) if found else ""
    if not (found and said):
        abort(404)
    sound = _spoken(said, found.language)
    return send_file(BytesIO(sound), mimetype="audio/mpeg", conditional=True, etag=False)


@staff.get("/jar/<key>/drawn/<quote>.png")
def show_drawn_quote(key: str, quote: str) -> Response:
    """Return an approved drawing."""
    found = find_quote(desk().store, key, quote)
    if not (found and found.drawing):
        abort(404)
    return Response(found.drawing, mimetype="image/png")


def ready_jar(key: str, quarter: str) -> FullJar:
    """Return the jar that begins with a quarter; where there is none, or too little of it is approved, no page."""
    jars = full_jars(find_service(desk().store, key))
    found = next((jar for jar in jars if jar.quarters[0] == quarter and jar.is_ready), None)
    return found or abort(404)


def shuffled(jar: FullJar) -> list[Quote]:
    """Return the notes of a jar in an order that is another one each time."""
    return SystemRandom().sample(jar.quotes, len(jar.quotes))


def wording() -> dict[str, object]:
    """Return what the templates need to write a note."""
    return {"shown_text": shown_text, "said_text": said_text, "size_of": size_of}


@lru_cache(maxsize=8)
def _spoken(text: str, language: str) -> bytes:
    """Return a text as it sounds; the last few stay in memory, for a browser asks for a sound in several parts."""
    return speak_at_once(text, language)
