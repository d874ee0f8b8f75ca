"""Where a tablet asks for the answer to an idea or complaint, by the pictures of its receipt."""

from datetime import date
from math import ceil

from flask import Response, request

from feedback_store.complaints.letters import STAFF
from feedback_store.complaints.picture_receipts import find_by_pictures
from feedback_store.complaints.threads import Thread
from kiosk import inbound, wire
from kiosk.api import answer
from kiosk.calls import api
from kiosk.desk import desk
from kiosk.taking import read_body, sending_device

__all__ = ["api", "tell_answer"]


@api.post("/answers")
def tell_answer() -> Response:
    """Tell the replies to a letter of the device's own service, or to ask again later; never whose it is."""
    device = sending_device(desk(), request.environ)
    receipt = inbound.read_receipt(read_body(request.environ))
    if device.is_try_out:
        return answer(wire.LetterAnswer(state="tried"))
    seconds = desk().turns.seconds_to_wait(device.service, device.id)
    if seconds > 0:
        return answer(wire.LetterAnswer(state="wait", seconds=ceil(seconds)))
    thread = find_by_pictures(desk().store, device.service, receipt)
    if thread is None:
        return answer(wire.LetterAnswer(state="not_yet"))
    desk().turns.note_right(device.service, device.id)
    return answer(_answer_of(thread))


def _answer_of(thread: Thread) -> wire.LetterAnswer:
    """Return what staff replied; of what the sender wrote nothing, since somebody may look over the shoulder."""
    replied = [(line.dated, line.text) for line in thread.lines if line.by == STAFF and line.text]
    replies = [wire.ReplyLine(dated=date.fromisoformat(dated), text=text) for dated, text in replied]
    return wire.LetterAnswer(state="found", replies=replies, is_closed=thread.closed_by is not None)
