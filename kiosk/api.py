"""The interface that tablets speak: submissions in, the shelf out, enrolment."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from feedback_store.circles import has_circle
from feedback_store.clips import clips_by_text
from feedback_store.closures import closures_of, laid_together
from feedback_store.devices import redeem_code
from feedback_store.errors import ClockJumpedError
from feedback_store.events.kept import event_on
from feedback_store.hours import hours_of
from feedback_store.pins import pin_check
from feedback_store.social_services import find_service
from kiosk import inbound, wire
from kiosk.child.level import levels_of
from kiosk.child.outbox import outbox_for
from kiosk.child.people import people_for
from kiosk.child.place import CLOSED_AHEAD_DAYS, instruments_of, languages_of, place_of
from kiosk.child.reach import reach_for
from kiosk.child.shelf import shelf_for, texts_for
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.openapi import openapi_document
from kiosk.refusals import problem_of, refusal_of
from kiosk.taking import TAKEN, Taken, read_body, sending_device

api = Blueprint("api", __name__, url_prefix="/api")

WHOLE = (HTTPStatus.UNAUTHORIZED, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
"""With these the whole call is refused, not one of its submissions: sent again later, all of it is taken."""


@api.post("/submissions")
def answer_submissions() -> Response:
    """Tell what became of each submission of a list; they were taken before (see taking.py)."""
    taken: Taken | Exception = request.environ[TAKEN]
    if isinstance(taken, Exception):
        raise taken
    results = [result_of(item, outcome) for item, outcome in zip(taken.items, taken.outcomes, strict=True)]
    return answer(wire.Results(results=results))


@api.get("/kiosk")
def describe_kiosk() -> Response:
    """Describe what stands on this device's shelf."""
    device, store = sending_device(desk(), request.environ), desk().store
    service = find_service(store, device.service)
    desk().heartbeats.hear(store, device.id, service.key)
    offered = instruments_of(device)
    shelf = shelf_for(device, service, languages_of(device), offered, levels_of(store, service.key, offered))
    event = event_on(store, service.key, device.id)
    # An outing on a Sunday or a party in the evening is no play.
    closed = () if event else laid_together(closures_of(store, service.key, CLOSED_AHEAD_DAYS))
    hours = () if event else hours_of(store, service.key)
    place = place_of(hours, closed, pin_check(store, service.key))
    outbox = outbox_for(store, service.key, event)
    more = {"outbox": outbox, "has_circle": has_circle(store, service.key)}
    return plain_answer(shelf | place | people_for(store, service.key) | more | reach_for(store, device))


@api.get("/kiosk/aloud")
def tell_texts() -> Response:
    """Tell how what stands on this device's shelf is read aloud."""
    device = sending_device(desk(), request.environ)
    own = partial(clips_by_text, desk().store, device.service)
    return plain_answer({"texts": texts_for(device, languages_of(device), instruments_of(device), own)})


@api.post("/enrol")
def enrol() -> Response:
    """Give a device its token for a one-time code."""
    code = inbound.read_enrolment(read_body(request.environ)).code
    with desk().codes.turn():
        device, token = redeem_code(desk().store, code)
    return answer(wire.Enrolled(token=token, device=device.name, is_try_out=device.is_try_out))


@api.get("/openapi.json")
def describe_api() -> Response:
    """Describe this interface in OpenAPI."""
    return jsonify(openapi_document())


def answer(model: wire.WireModel) -> Response:
    """Return a model as the response to a device."""
    return Response(wire.as_json(model), mimetype="application/json")


def plain_answer(told: Mapping[str, Any]) -> Response:
    """Return what a device is told in as few bytes as it takes: Cyrillic as it stands, instead of in escapes."""
    said = current_app.json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Response(said, mimetype="application/json")


def result_of(item: Any, outcome: wire.State | Exception) -> wire.Result:
    """Return the answer to one item; where the store cannot write, or the device may not send, all are refused.

    While the day is in question only a voice that would be too old waits (intake.py): the tablet is to hear of the
    others that they were taken, or everything it has would wait behind this one.
    """
    client_id = item.get("id") if isinstance(item, dict) else None
    if not isinstance(outcome, Exception):
        return wire.Result(id=client_id, state=outcome)
    if refusal_of(outcome).status in WHOLE and not isinstance(outcome, ClockJumpedError):
        raise outcome
    problem = wire.Problem.model_validate(problem_of(outcome, reader_speech()))
    return wire.Result(id=client_id if isinstance(client_id, str) else None, state="refused", error=problem)
