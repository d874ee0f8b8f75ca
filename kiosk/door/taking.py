"""Takes a voice from a visitor's phone through the one door of the store."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from config.errors import GlascheError
from config.vocabulary import AgeBand, Channel
from feedback_store.bot_links import Goal
from feedback_store.devices import Sender
from feedback_store.engine import Store
from feedback_store.intake import Acknowledgement, accept
from kiosk.door.letters import SentLetter, receipt_of
from kiosk.door.work import LONGEST_PROOF
from kiosk.errors import MalformedItemError
from kiosk.inbound import read_as, submission_from, try_to_read
from kiosk.wire import SealedSubmission, WireModel


class SentVisit(WireModel):
    """What a phone sends: the finished work, and the voice, sealed where the browser can."""

    proof: Annotated[str, Field(max_length=LONGEST_PROOF)]
    voice: SealedSubmission | SentLetter


def read_visit(body: bytes) -> SentVisit:
    """Return what a phone sent; raises MalformedListError or MalformedItemError."""
    return read_as(SentVisit, body)


def accept_visit(store: Store, goal: Goal, sent: SentVisit) -> Acknowledgement:
    """Drop a voice into the box of the service behind a code; when this returns it lies there durably.

    It is said to come through the door and from no device, whatever else was sent; the day on which it was made, and
    whether it was a try, are a tablet's.

    Raises:
        MalformedItemError, UnopenedError, and what `feedback_store.intake.accept` raises.
    """
    visitor = Sender("", goal.service, AgeBand.UNKNOWN)
    read = try_to_read(store, sent.voice.model_dump(mode="json", exclude_unset=True), visitor, SentLetter)
    if isinstance(read, GlascheError):
        raise read
    if read.try_out:
        raise MalformedItemError("try_out: a visitor tries nothing out; leave it away")
    said = replace(submission_from(read, visitor), channel=Channel.DOOR, device=None, made_on=None)
    event = goal.event if read.is_at_event else None
    return accept(store, replace(said, receipt=receipt_of(store, read), event=event))
