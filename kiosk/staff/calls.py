"""Children who want to talk to someone, for those who are to know of it: open calls, who is going, how it ended."""

from datetime import UTC, datetime

from flask import Response as Page
from flask import jsonify, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from feedback_store.calls.kept import Call, CallAct, note_call_act
from feedback_store.calls.line import calls_for, find_call
from feedback_store.social_services import all_services
from feedback_store.staff import names_of_staff
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.blueprint import staff
from kiosk.staff.words import call_act_words

ANSWERS = (CallAct.GOING, CallAct.TALKED, CallAct.PASSED_ON, CallAct.NOBODY_THERE, CallAct.PLAY)
"""What somebody may say about a call; that they were told is noted by itself."""


@staff.get("/calls")
def show_calls() -> str:
    """Show the calls that whoever is signed in is to know of: first the open ones."""
    found = my_calls()
    return render_template(
        "staff/calls.html",
        open_calls=[one for one in found if one.settled is None],
        settled_calls=[one for one in found if one.settled is not None],
        service_names={service.key: service.name for service in all_services(desk().store)},
        names=names_of_staff(desk().store),
        act_words=call_act_words(),
        me=current_user.member.id,
    )


@staff.post("/calls/<call_id>")
def answer_call(call_id: str) -> Response:
    """Note that somebody is going, or how it ended."""
    act = request.form.get("act")
    if act in ANSWERS:
        now = datetime.now(UTC)
        call = find_call(desk().store, current_user.member.id, call_id, now)
        note_call_act(desk().store, call, current_user.member.id, CallAct(act), now)
    return redirect(url_for("staff.show_calls"))


@staff.get("/calls/waiting")
def count_waiting_calls() -> Page:
    """Tell a staff page that is open how many children wait for an answer, as JSON."""
    return jsonify(waiting_calls())


def my_calls() -> tuple[Call, ...]:
    """Return the calls of whoever is signed in."""
    return calls_for(desk().store, current_user.member.id, datetime.now(UTC))


def waiting_calls() -> dict[str, object]:
    """Return how many open calls whoever is signed in is to know of, and a sentence where nobody goes to one yet."""
    found = [call for call in my_calls() if call.settled is None]
    alone = [call for call in found if call.taken_on is None]
    places = ", ".join(dict.fromkeys(call.place for call in alone))
    count = reader_speech().count
    sentence = count(
        "A child wants to talk: {places}.", "{n} children want to talk: {places}.", len(alone), places=places
    )
    return {"open": len(found), "sentence": sentence if alone else ""}


@staff.context_processor
def lend_waiting_calls() -> dict[str, object]:
    """Lend every staff page what stands on its badge."""
    return {"waiting_calls": waiting_calls}
