"""Takes what devices send before Flask looks at it: a plain yes, hundreds in a second, needs none of its machinery."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from json import dumps
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import Flask
from werkzeug.wsgi import get_content_length, get_input_stream

from config.errors import GlascheError
from feedback_store.devices import Device, Sender, find_device, find_sender
from feedback_store.errors import DeviceRefusedError
from feedback_store.intake import Acknowledgement, Checked, check, check_all, drop_all
from kiosk import inbound, wire
from kiosk.desk import Desk, desk_of
from kiosk.errors import TooLargeError
from kiosk.headers import standing_headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/api/submissions"
TAKEN = "glasche.taken"
"""Where in the environment of a request stands what became of it: `Taken`, or the error that refuses it whole."""

Read = wire.SentSubmission | GlascheError
"""An item of a call in its form, or why it has none."""

STATES: dict[Acknowledgement, wire.State] = {Acknowledgement.KEPT: "kept", Acknowledgement.KNOWN: "known"}


TURN = Lock()
"""Sealing lets other threads run. Dozens that fight for their turn afterwards take longer than reading, checking and
sealing one tap after another; so a tenth more is taken in a second."""
LONGEST_IN_TURN = 4096
"""A tap is shorter; nobody waits behind a long list or a drawing (bytes)."""


@dataclass(frozen=True)
class Taken:
    """The items of one call, not yet looked at, and what became of each: a state, or why it was refused."""

    items: list[Any]
    outcomes: list[wire.State | Exception]

    def plain_answer(self) -> bytes | None:
        """Return the answer to the call, or None where an item was refused, which is to be told in words."""
        results = []
        for item, outcome in zip(self.items, self.outcomes, strict=True):
            if isinstance(outcome, Exception):
                return None
            results.append({"id": item.get("id"), "state": outcome})
        return dumps({"results": results}).encode()  # what `wire.Results` would say, made without its machinery


class Taking:
    """The application with a quick way for submissions; whatever needs more than a yes, Flask answers."""

    def __init__(self, app: Flask) -> None:
        """Take the application, which goes on answering everything else."""
        self._app = app
        self._behind: WSGIApplication = app.wsgi_app
        self._headers = [*standing_headers(PATH).items(), ("Content-Type", "application/json")]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if environ["REQUEST_METHOD"] != "POST" or environ.get("PATH_INFO") != PATH:
            return self._behind(environ, start_response)
        environ[TAKEN] = taken = try_to_take(desk_of(self._app), environ)
        body = taken.plain_answer() if isinstance(taken, Taken) else None
        if body is None:
            return self._behind(environ, start_response)
        start_response("200 OK", [*self._headers, ("Content-Length", str(len(body)))])
        return [body]


def try_to_take(desk: Desk, environ: "WSGIEnvironment") -> Taken | Exception:
    """Return what became of the submissions of a request or, where it is refused whole, the error."""
    try:
        token = sent_token(environ)
        sender = find_sender(desk.store, token)
        body = read_body(environ)
        with TURN if len(body) <= LONGEST_IN_TURN else nullcontext():
            items = inbound.read_list(body)
            read = [inbound.try_to_read(desk.store, item, sender) for item in items]
            has_receipts = any(one.receipt for one in _voices(read))
            checked = [] if has_receipts else _check_voices(desk, read, sender)
        if has_receipts:  # the mark of one takes some tenths of a second, and no tap waits for that
            checked = _check_voices(desk, read, sender)
        return Taken(items, keep_all(desk, read, checked, sender, token))
    except Exception as refusal:  # noqa: BLE001 - raised again where Flask answers and notes what is no refusal
        return refusal


def sent_token(environ: "WSGIEnvironment") -> str:
    """Return the bearer token of a request."""
    scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise DeviceRefusedError("the request has no token; send the header Authorization: Bearer <token>")
    return str(token.strip())


def sending_device(desk: Desk, environ: "WSGIEnvironment") -> Device:
    """Return the device that sent a request, by its token; whether it is enrolled is asked anew each time."""
    return find_device(desk.store, sent_token(environ))


def read_body(environ: "WSGIEnvironment") -> bytes:
    """Return the body, refusing one that is too long, whether or not its length was told before."""
    if (get_content_length(environ) or 0) > wire.LONGEST_BODY_BYTES:
        raise TooLargeError
    # One more than the limit, or Werkzeug would cut it off there in silence.
    stream = get_input_stream(environ, max_content_length=wire.LONGEST_BODY_BYTES + 1)
    body = stream.read(wire.LONGEST_BODY_BYTES + 1)
    if len(body) > wire.LONGEST_BODY_BYTES:
        raise TooLargeError
    return body


def _voices(read: Sequence[Read]) -> list[wire.SentSubmission]:
    """Return what counts: what the page promised the child holds, whatever the device was switched to since."""
    return [one for one in read if isinstance(one, wire.SentSubmission) and not one.try_out]


def _check_voices(desk: Desk, read: Sequence[Read], sender: Sender) -> list[Checked]:
    marked = [(one, _mark_for(desk, one, sender)) for one in _voices(read)]
    return check_all(desk.store, [inbound.submission_from(one, sender, mark) for one, mark in marked])


def _mark_for(desk: Desk, sent: wire.SentSubmission, sender: Sender) -> bytes | None:
    receipt = inbound.receipt_in(sent)
    return None if receipt is None else desk.marks.mark_of(desk.store, sender.service, receipt)


def keep_all(
    desk: Desk, read: Sequence[Read], voices: Sequence[Checked], sender: Sender, token: str
) -> list[wire.State | Exception]:
    """Drop all voices of a call into the box together, and return what became of each item."""
    taken = drop_all(desk.store, voices)
    if not any(isinstance(one, Acknowledgement) for one in taken):
        find_device(desk.store, token)  # where nothing was written, nobody else has asked whether it is still enrolled
    states = iter(one if isinstance(one, Exception) else STATES[one] for one in taken)
    return [
        one if isinstance(one, Exception) else try_out(desk, one, sender, token) if one.try_out else next(states)
        for one in read
    ]


def try_out(desk: Desk, sent: wire.SentSubmission, sender: Sender, token: str) -> wire.State | Exception:
    """Check what was made on a page that tries out, and show it to staff while the device still does."""
    device, mark = find_device(desk.store, token), _mark_for(desk, sent, sender)
    submission = inbound.submission_from(sent, sender, mark)
    try:
        check(desk.store, submission, is_try_out=True)
    except GlascheError as refusal:
        return refusal
    if device.is_try_out:
        desk.taps.add(device.id, submission.instrument, submission.answers)
    return "tried"


def register_taking(app: Flask) -> None:
    """Put the quick way before this application."""
    app.wsgi_app = Taking(app)  # type: ignore[method-assign] # as Flask's manual does it
