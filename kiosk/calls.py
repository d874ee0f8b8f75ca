"""The way in for calls of children who want to talk to someone; a tablet sends one again to learn what became of it."""

from datetime import timedelta

from flask import Response, request

from feedback_store.calls.asking import Asked, take_call
from feedback_store.calls.kept import Call, CallAct
from feedback_store.calls.listeners import listeners_of
from feedback_store.devices import Device
from kiosk import inbound, wire
from kiosk.api import answer, api
from kiosk.desk import desk
from kiosk.taking import read_body, sending_device

__all__ = ["api", "take_childs_call"]


@api.post("/calls")
def take_childs_call() -> Response:
    """Tell the adults that a child wants to talk, and the tablet whether somebody comes."""
    device = sending_device(desk(), request.environ)
    message = inbound.read_call(desk().store, read_body(request.environ), device.service)
    sent = message.call
    if device.is_try_out:
        return answer(wire.CallAnswer(state="tried"))
    waited = timedelta(milliseconds=max(0, message.now - sent.touched_at))
    asked = Asked(sent.id, sent.wanted, tuple(sent.not_wanted), sent.is_outside, waited)
    return answer(answer_about(take_call(desk().store, device, asked), device))


def answer_about(call: Call, device: Device) -> wire.CallAnswer:
    """Return what the child is told: nothing but what is so."""
    going = next((one.member for one in call.done if one.act is CallAct.GOING), None)
    if going is None:
        return wire.CallAnswer(state="closed" if call.settled else "asked")
    house = {one.member.id for one in listeners_of(desk().store, device.service)}
    return wire.CallAnswer(state="going", who=going if going in house and not call.is_outside else None)
