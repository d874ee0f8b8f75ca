"""How an action is told: the sentence as it is begun, heard, doubted, told, and told no more."""

from functools import lru_cache
from io import BytesIO

from flask import Response as Page
from flask import abort, redirect, request, send_file, url_for
from werkzeug.wrappers import Response

from config.vocabulary import LANGUAGES
from feedback_store.actions.kept import OF_ONE, Action
from feedback_store.actions.told import LONGEST_SENTENCE, ToldAt, tell, tell_no_more, tellings_of_action
from feedback_store.clips import Spoken
from feedback_store.errors import ActionRefusedError, StaleActionError
from feedback_store.social_services import find_service
from kiosk.aloud.at_once import speak_at_once
from kiosk.desk import desk
from kiosk.errors import VoiceError
from kiosk.language import reader_speech
from kiosk.pictograms.library import pictograms
from kiosk.staff.actions import action_of
from kiosk.staff.actions_form import TellingForm
from kiosk.staff.actions_shown import show_one, stale_words
from kiosk.staff.actions_words import reading_hints
from kiosk.staff.blueprint import staff
from kiosk.staff.changes import personal_parts
from kiosk.staff.speaking import as_marked, speak_texts

SEARCH, HEAR = "search", "hear"


@staff.post("/services/<key>/actions/<number>/tell")
def tell_action(key: str, number: str) -> Response | str | tuple[str, int]:
    """Tell of an action; where it names somebody, is hard to read or may point at one child, ask once more."""
    action, form, act = action_of(key, number), TellingForm(), request.form.get("act")
    if act == SEARCH:
        return show_one(action, telling=form, is_search=True)
    if not form.validate_on_submit():
        return show_one(action, telling=form), 422
    found, hints = names_in(key, form), reading_hints(form.sentences())
    if act == HEAR:
        return show_one(action, telling=form, found=found, hints=hints, is_heard=True)
    doubts = bool(found or hints) and not form.is_checked.data
    if problem := lacking(action, form) or ("doubts" if doubts else ""):
        return show_one(action, telling=form, found=found, hints=hints, telling_problem=problem), 422
    try:
        tell_as_written(action, form)
    except StaleActionError:
        return show_one(action_of(key, number), telling_problem=stale_words()), 409
    except ActionRefusedError:
        return show_one(action, telling=form, telling_problem=reader_speech().say("Choose where it is told.")), 422
    return redirect(url_for("staff.show_action", key=key, number=number, _anchor="told"))


@staff.post("/services/<key>/actions/<number>/tell-no-more")
def tell_action_no_more(key: str, number: str) -> Response:
    """Tell of an action no more; harmless where nothing is told."""
    tell_no_more(desk().store, key, action_of(key, number).number)
    return redirect(url_for("staff.show_action", key=key, number=number, _anchor="told"))


@staff.post("/services/<key>/actions/<number>/say")
def say_action(key: str, number: str) -> Response:
    """Say the Bulgarian sentence that is told anew, with the stress that staff mark."""
    action = action_of(key, number)
    said = tellings_of_action(desk().store, key, action.number)
    if said and not said[0].is_away:
        speak_texts(Spoken.NEWS, key, said[0].number, as_marked(said[0].sentences, request.form.get("said", "")))
    return redirect(url_for("staff.show_action", key=key, number=number, _anchor="told"))


@staff.get("/services/<key>/actions/sentence.mp3")
def say_sentence(key: str) -> Page:
    """Return a sentence as the tablet will say it, before it is told."""
    find_service(desk().store, key)
    text, language = request.args.get("text", ""), request.args.get("language", "bg")
    if not 0 < len(text) <= LONGEST_SENTENCE or language not in LANGUAGES:
        abort(404)
    try:
        return send_file(BytesIO(_spoken(text, language)), mimetype="audio/mpeg", conditional=True, etag=False)
    except VoiceError:
        abort(404)


def tell_as_written(action: Action, form: TellingForm) -> None:
    """Tell what stands in a form and keep how it sounds; raises what `tell` raises."""
    sentences = form.sentences()
    before = tellings_of_action(desk().store, action.service, action.number)
    number = tell(
        desk().store,
        action.service,
        action.number,
        int(form.seen.data or 0),
        sentences=sentences,
        picture=str(form.picture.data),
        places=frozenset(map(ToldAt, form.places.data or ())),
        told_from=form.told_from.data,
    )
    if not before or before[0].number != number:
        speak_texts(Spoken.NEWS, action.service, number, sentences)


def names_in(key: str, form: TellingForm) -> list[str]:
    """Return the names and other personal data in the sentences of a form."""
    return [part for sentence in form.sentences().values() for part in personal_parts(key, sentence)]


def lacking(action: Action, form: TellingForm) -> str:
    """Return in words what is still needed before an action may be told; nothing where it may."""
    say = reader_speech().say
    if form.picture.data not in pictograms():
        return say("Choose a drawing: many children here do not read.")
    if action.source in OF_ONE and not form.is_of_many.data:
        return say("It answers what one child may have said. Read the warning, and tick it if it may be told.")
    return ""


@lru_cache(maxsize=8)
def _spoken(text: str, language: str) -> bytes:
    """Return a sentence as it sounds; the last few stay in memory, for a browser asks for a sound in several parts."""
    return speak_at_once(text, language)
