"""The interface that tablets speak: submissions in, the shelf out, enrolment."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, jsonify, request

from config.errors import GlascheError
from config.load import offered_instruments
from config.vocabulary import LANGUAGES
from feedback_store.devices import Device, Sender, find_device, find_sender, redeem_code
from feedback_store.errors import DeviceRefusedError
from feedback_store.intake import Acknowledgement, accept_all, check
from feedback_store.social_services import find_service
from kiosk import inbound, wire
from kiosk.child.shelf import shelf_for
from kiosk.desk import desk
from kiosk.errors import TooLargeError
from kiosk.language import reader_speech
from kiosk.openapi import openapi_document
from kiosk.refusals import problem_of, refusal_of

api = Blueprint("api", __name__, url_prefix="/api")

WHOLE = (HTTPStatus.UNAUTHORIZED, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
"""With these the whole call is refused, not one of its submissions."""

STATES: dict[Acknowledgement, wire.State] = {Acknowledgement.KEPT: "kept", Acknowledgement.KNOWN: "known"}


@api.post("/submissions")
def take_submissions() -> Response:
    """Take a list of submissions, each answered on its own."""
    sender = find_sender(desk().store, sent_token())
    items = inbound.read_list(read_body())
    outcomes = take_all(items, sender)
    results = [result_of(item, outcome) for item, outcome in zip(items, outcomes, strict=True)]
    return jsonify(wire.as_json(wire.Results(results=results)))


@api.get("/kiosk")
def describe_kiosk() -> Response:
    """Describe what stands on this device's shelf."""
    device = sending_device()
    store, first = desk().store, desk().settings.language
    languages = sorted(LANGUAGES, key=lambda language: language != first)
    service = find_service(store, device.service)
    return jsonify(shelf_for(device, service, languages, offered_instruments().values()))


@api.post("/enrol")
def enrol() -> Response:
    """Give a device its token for a one-time code."""
    code = inbound.read_enrolment(read_body()).code
    with desk().codes.turn():
        device, token = redeem_code(desk().store, code)
    return jsonify(wire.as_json(wire.Enrolled(token=token, device=device.name, is_try_out=device.is_try_out)))


@api.get("/openapi.json")
def describe_api() -> Response:
    """Describe this interface in OpenAPI."""
    return jsonify(openapi_document())


def sending_device() -> Device:
    """Return the device that sent this request, by its token; whether it is enrolled is asked anew each time."""
    return find_device(desk().store, sent_token())


def sent_token() -> str:
    """Return the bearer token of this request."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise DeviceRefusedError("the request has no token; send the header Authorization: Bearer <token>")
    return token.strip()


def read_body() -> bytes:
    """Return the body, refusing one that is too long, whether or not its length was told before."""
    request.max_content_length = wire.LONGEST_BODY_BYTES + 1  # or Werkzeug would cut it off at the limit in silence
    if (request.content_length or 0) > wire.LONGEST_BODY_BYTES:
        raise TooLargeError
    body = request.stream.read(wire.LONGEST_BODY_BYTES + 1)
    if len(body) > wire.LONGEST_BODY_BYTES:
        raise TooLargeError
    return body


def take_all(items: list[Any], sender: Sender) -> list[wire.State | Exception]:
    """Hand all voices among the items over to the store together, and return what became of each item."""
    read = [inbound.try_to_read(item) for item in items]
    # What the page promised the child holds, whatever the device was switched to since.
    voices = [one for one in read if isinstance(one, wire.SentSubmission) and not one.try_out]
    taken = accept_all(desk().store, [inbound.submission_from(one, sender) for one in voices])
    if not any(isinstance(one, Acknowledgement) for one in taken):
        sending_device()  # where nothing was written, nobody else has asked whether it is still enrolled
    states = iter(one if isinstance(one, Exception) else STATES[one] for one in taken)
    return [
        one if isinstance(one, Exception) else try_out(one, sender) if one.try_out else next(states) for one in read
    ]


def try_out(sent: wire.SentSubmission, sender: Sender) -> wire.State | Exception:
    """Check what was made on a page that tries out, and show it to staff while the device still does."""
    device, submission = sending_device(), inbound.submission_from(sent, sender)
    try:
        check(desk().store, submission)
    except GlascheError as refusal:
        return refusal
    if device.is_try_out:
        desk().taps.add(device.id, submission.instrument, submission.answers)
    return "tried"


def result_of(item: Any, outcome: wire.State | Exception) -> wire.Result:
    """Return the answer to one item; where the store cannot write, or the device may not send, all are refused."""
    client_id = item.get("id") if isinstance(item, dict) else None
    if not isinstance(outcome, Exception):
        return wire.Result(id=client_id, state=outcome)
    if refusal_of(outcome).status in WHOLE:
        raise outcome
    problem = wire.Problem.model_validate(problem_of(outcome, reader_speech()))
    return wire.Result(id=client_id if isinstance(client_id, str) else None, state="refused", error=problem)
