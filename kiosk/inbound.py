"""Reads what devices send into the models of the wire format, or refuses it without repeating it."""

from base64 import urlsafe_b64decode
from collections.abc import Iterator
from json import dumps, loads
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from config.errors import GlascheError
from config.steps import Answer
from config.vocabulary import Channel
from feedback_store.complaints.picture_receipts import PictureReceipt
from feedback_store.devices import Sender
from feedback_store.engine import Store
from feedback_store.errors import UnopenedError
from feedback_store.intake import Submission
from feedback_store.keys.outbox_keys import open_sealed
from kiosk.errors import MalformedItemError, MalformedListError, TooManyItemsError
from kiosk.wire import (
    LONGEST_KEY,
    MOST_ITEMS,
    CallMessage,
    Enrolment,
    SealedSubmission,
    SentCall,
    SentReceipt,
    SentSubmission,
    WireModel,
)

AnyModel = TypeVar("AnyModel", bound=WireModel)
AnySubmission = TypeVar("AnySubmission", bound=SentSubmission)


class OpenCall(NamedTuple):
    """A call, and the clock of its device when it was sent (ms)."""

    call: SentCall
    now: int


def read_list(body: bytes) -> list[Any]:
    """Return the items of a list of submissions, not yet looked at.

    Raises:
        MalformedListError: the body is not JSON or not a list.
        TooManyItemsError: the list is longer than MOST_ITEMS.
    """
    items = _read_json(body)
    if not isinstance(items, list):
        raise MalformedListError(f"the body is a JSON {_kind(items)}; send a list, even of one submission")
    if len(items) > MOST_ITEMS:
        raise TooManyItemsError(f"the list has {len(items)} submissions; send at most {MOST_ITEMS} at a time")
    return items


def try_to_read(
    store: Store,
    item: Any,
    sender: Sender,
    form: type[AnySubmission] = SentSubmission,  # type: ignore[assignment]
) -> AnySubmission | GlascheError:
    """Return one item of the list in its form, opened where it was sealed on the device.

    Where it has no form or does not open, return the error, which never repeats what was sent.
    """
    try:
        if isinstance(item, dict) and "sealed" in item:
            return _fit_json(form, _opened(store, _fit_parts(SealedSubmission, item), sender.service))
        return _fit(form, item)
    except (MalformedItemError, UnopenedError) as refusal:
        return refusal


def _opened(store: Store, item: SealedSubmission, service: str) -> bytes:
    try:
        sealed = urlsafe_b64decode(item.sealed + "=" * (-len(item.sealed) % 4))
    except ValueError:
        raise MalformedItemError("sealed: it is not base64url") from None
    return open_sealed(store.keys, item.key, sealed, service)


def read_enrolment(body: bytes) -> Enrolment:
    """Return the code that a device sent; raises MalformedListError or MalformedItemError."""
    return read_as(Enrolment, body)


def read_as(model: type[AnyModel], body: bytes) -> AnyModel:
    """Return a body in the form of a model; raises MalformedListError or MalformedItemError."""
    return _fit(model, _read_json(body))


def read_call(store: Store, body: bytes, service: str) -> OpenCall:
    """Return the call that a device sent, opened where it was sealed there.

    Raises:
        MalformedListError, MalformedItemError: it has not the form of one.
        UnopenedError: its key is no more, or it is another service's.
    """
    message = _fit(CallMessage, _read_json(body))
    call = message.call
    if isinstance(call, SealedSubmission):
        call = _fit_json(SentCall, _opened(store, call, service))
    return OpenCall(call, message.now)


def read_receipt(body: bytes) -> PictureReceipt:
    """Return the receipt with which a device asks; raises MalformedListError or MalformedItemError."""
    return _receipt(_fit(SentReceipt, _read_json(body)))


def receipt_in(sent: SentSubmission) -> PictureReceipt | None:
    """Return the receipt in what was sent, None where there is none."""
    return _receipt(sent.receipt) if sent.receipt else None


def _receipt(sent: SentReceipt) -> PictureReceipt:
    return PictureReceipt(tuple(sent.pictures), sent.colour)


def submission_from(sent: SentSubmission, sender: Sender, mark: bytes | None = None) -> Submission:
    """Return what goes through the store's door: what was sent, completed from the device that sends it."""
    return Submission(
        client_id=sent.id,
        service=sender.service,
        channel=Channel(sent.channel),
        instrument=sent.instrument,
        version=sent.version,
        language=sent.language,
        speaker=sent.speaker,
        support=sent.support,
        age_band=sent.age_band or sender.age_band,
        answers=tuple(Answer(one.step, tuple(one.chosen), one.words, _drawing(one.drawing)) for one in sent.answers),
        made_on=sent.made_on,
        device=sender.id,
        play=sent.play,
        event=sent.event,
        receipt=mark,
    )


def _drawing(sent: str | None) -> bytes | None:
    """Return the bytes of a drawing; those of what is no base64 are no picture either, and refused at the door."""
    try:
        return sent if sent is None else urlsafe_b64decode(sent + "=" * (-len(sent) % 4))
    except ValueError:
        return b""


def _read_json(body: bytes) -> Any:
    try:
        return loads(body)
    except (ValueError, RecursionError):
        raise MalformedListError("the body is not JSON in UTF-8") from None


def _fit(model: type[AnyModel], found: Any) -> AnyModel:
    try:
        # Through text once more: only in its JSON mode does pydantic read dates and enums strictly.
        return _fit_json(model, dumps(found))
    except RecursionError:
        raise MalformedItemError("it is nested too deeply") from None


def _fit_parts(model: type[AnyModel], found: dict[str, Any]) -> AnyModel:
    """Return what `_fit` does, for a model of plain texts: those need no JSON mode, and every tap is one."""
    try:
        return model.model_validate(found)
    except ValidationError as problem:
        raise MalformedItemError("; ".join(_sentences(problem))) from None


def _fit_json(model: type[AnyModel], text: str | bytes) -> AnyModel:
    try:
        return model.model_validate_json(text)
    except ValidationError as problem:
        raise MalformedItemError("; ".join(_sentences(problem))) from None


def _sentences(problem: ValidationError) -> Iterator[str]:
    for error in problem.errors(include_input=False, include_url=False)[:5]:
        place = ".".join(str(part)[:LONGEST_KEY] for part in error["loc"]) or "it"
        yield f"{place}: {error['msg']}"


def _kind(found: Any) -> str:
    return {dict: "object", str: "string", type(None): "null", bool: "boolean"}.get(type(found), "number")
