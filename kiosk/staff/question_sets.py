"""A service's own question sets: their list, one of them in a form, an XLSForm taken in, on and off."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from config.errors import QuestionSetError
from config.own_questions import ANSWERS, MOST_QUESTIONS, QuestionSet, untranslated
from config.reading_level import too_hard, too_long
from config.steps import Kind
from config.texts import OWN_NAMES
from config.vocabulary import DEFINED_LANGUAGES
from config.xlsform import LARGEST_FILE, read_xlsform
from feedback_store.errors import UnknownQuestionSetError
from feedback_store.question_sets.kept import KeptSet, State, add_set, change_set, set_of, set_state, sets_of
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.changes import personal_parts
from kiosk.staff.question_form import MORE, Written, faults_of_form, written_in, written_of

NEW = "0"
"""Stands for the number of a set that is only being made."""
OLDEST = 11
"""Hints are for children up to this age (years): most who answer read alone by then."""


@staff.get("/services/<key>/question-sets")
def show_sets(key: str) -> str:
    """Show the question sets of a service."""
    return list_sets(key)


@staff.post("/services/<key>/question-sets")
def import_set(key: str) -> Response | tuple[str, int]:
    """Keep what a sent XLSForm asks as a draft, or tell everything that stands in its way."""
    find_service(desk().store, key)
    sent = request.files.get("file")
    try:
        own = read_xlsform(sent.stream.read(LARGEST_FILE + 1) if sent else b"")
        number = add_set(desk().store, key, own)
    except QuestionSetError as refusal:
        return list_sets(key, str(refusal).splitlines()), 422
    return redirect(url_for("staff.show_set", key=key, number=number))


@staff.get("/services/<key>/question-sets/<number>")
def show_set(key: str, number: str) -> str:
    """Show one set in its form, or an empty form for a new one."""
    kept = None if number == NEW else set_of(desk().store, key, _whole(number))
    return one_set(key, kept, written_of(kept.newest if kept else None))


@staff.post("/services/<key>/question-sets/<number>")
def keep_set(key: str, number: str) -> Response | str | tuple[str, int]:
    """Keep what a form asks, as a new set or as what a set asks from now on; what was written stays in the form."""
    kept = None if number == NEW else set_of(desk().store, key, _whole(number))
    written = written_in(request.form)
    if request.form.get("act") == MORE:
        return one_set(key, kept, written)
    if faults := faults_of_form(written):
        return one_set(key, kept, written, faults=faults), 422
    own = written.own()
    found = sorted({part for said in _texts(own) for part in personal_parts(key, said)})
    if found and not request.form.get("is_checked"):
        return one_set(key, kept, written, found=found), 422
    if kept is None:
        at = add_set(desk().store, key, own)
    else:
        at = kept.number
        change_set(desk().store, key, at, own)
    return redirect(url_for("staff.show_set", key=key, number=at))


@staff.post("/services/<key>/question-sets/<number>/state")
def switch_set(key: str, number: str) -> Response:
    """Switch a set on or off, or put it away for good."""
    wanted = request.form.get("state", "")
    if wanted in {State.ON, State.OFF, State.ARCHIVED}:
        set_state(desk().store, key, _whole(number), State(wanted))
    return redirect(url_for("staff.show_sets", key=key))


def list_sets(key: str, faults: list[str] | None = None) -> str:
    """Return the page of a service's sets, with what stands in the way of a file."""
    service = find_service(desk().store, key)
    kept = sets_of(desk().store, key)
    return render_template(
        "staff/question_sets.html",
        service=service,
        sets=[one for one in kept if one.state is not State.ARCHIVED],
        archived=[one for one in kept if one.state is State.ARCHIVED],
        states=state_words(),
        faults=faults or [],
    )


def one_set(
    key: str, kept: KeptSet | None, written: Written, *, faults: list[str] | None = None, found: list[str] | None = None
) -> str:
    """Return the page of one set around what is written in its form."""
    own = written.own()
    return render_template(
        "staff/question_set.html",
        service=find_service(desk().store, key),
        kept=kept,
        number=kept.number if kept else NEW,
        written=written,
        languages=[(one, OWN_NAMES[one]) for one in DEFINED_LANGUAGES],
        kinds=kind_words(),
        most=MOST_QUESTIONS,
        states=state_words(),
        hints=hints_of(own),
        lacking=[(OWN_NAMES[one], count) for one, count in untranslated(own).items()] if own.questions else [],
        faults=faults or [],
        found=found or [],
    )


def hints_of(own: QuestionSet) -> list[str]:
    """Return what makes Bulgarian texts hard to read for a child, as for the instruments of the house."""
    say = reader_speech().say
    texts = [said for one in own.questions for text in (one.text, *one.answers) if (said := text.get("bg", ""))]
    long = [say("A long sentence: “{sentence}”", sentence=each) for text in texts for each in too_long(text, OLDEST)]
    hard = [say("A hard word: “{word}”", word=each) for text in texts for each in too_hard(text, OLDEST)]
    return list(dict.fromkeys(long + hard))


def state_words() -> dict[str, str]:
    """Return the states of a set in words."""
    say = reader_speech().say
    return {
        State.DRAFT: say("draft"),
        State.ON: say("is asked"),
        State.OFF: say("is not asked now"),
        State.ARCHIVED: say("put away"),
    }


def kind_words() -> dict[str, str]:
    """Return the kinds of question that a set may ask, in words."""
    say = reader_speech().say
    words = {
        Kind.THIS_OR_THAT: say("Two cards, one is chosen"),
        Kind.SCALE: say("A scale of 2 to 5 answers, from the best or most down"),
        Kind.MANY: say("2 to 12 answers, several may be chosen"),
        Kind.WORDS: say("In own words"),
    }
    return {kind: words[kind] for kind in ANSWERS}


def _texts(own: QuestionSet) -> list[str]:
    texts = [own.title, *(text for one in own.questions for text in (one.text, *one.answers))]
    return [said for text in texts for said in text.values() if said]


def _whole(number: str) -> int:
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise UnknownQuestionSetError("there is no question set with this number; see the list")
    return int(number)
