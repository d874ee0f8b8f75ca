"""The only way in: every channel hands its submissions to `accept`."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from config.answer_check import check_answers, is_storable
from config.errors import GlascheError, quoted
from config.instrument import Instrument, Receipt
from config.steps import Answer
from config.vocabulary import ADULT_SPEAKERS, ASKED_AGE_BANDS, LANGUAGES, AgeBand, Channel, Play, Speaker, Support
from feedback_store.boxes.box import Drop, Known, Outcome, Prepared
from feedback_store.clock.calendar import require_trusted_day
from feedback_store.complaints.receipts import LONGEST_SIGNATURE, MARK_BYTES
from feedback_store.concerns.recipients import is_received
from feedback_store.concerns.telling import Telling, note_sent
from feedback_store.drawings.plain import plain_drawing, require_drawing
from feedback_store.engine import Store
from feedback_store.errors import (
    ClientIdError,
    ClockJumpedError,
    DrawingRefusedError,
    OtherContentError,
    SubmissionRefusedError,
    TooOldError,
    UnreceivedWordsError,
)
from feedback_store.question_sets.asked import definition_of
from feedback_store.social_services import require_service
from feedback_store.topics.shown import as_asked

CLIENT_ID_FORM = re.compile(r"[A-Za-z0-9_-]{22,64}")
OLDEST_DAYS = 40
"""The oldest submission that is taken (days); repeats are known for 45."""

WRITE_CANONICALLY = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
HEARD_ALL_THE_SAME = (UnreceivedWordsError, TooOldError, ClockJumpedError, DrawingRefusedError)
"""Why a voice is not taken though nothing is wrong with its words; a child that told of danger in them is heard."""

ASKED_SUPPORT = (Support.ALONE, Support.WITH_HELP, Support.BY_PROXY, Support.UNKNOWN)


@dataclass(frozen=True)
class Submission:
    """What somebody said, before the box.

    `made_on` and the id of the `device` that sent it are checked at the door and not kept; of the time only the
    `play` mark is left (docs/playing.md). `receipt` is the mark of the words by which the sender finds the reply,
    `signature` the name and the contact of an adult who wants to be known (complaints/receipts.py), `event` the event
    that was on by whose code it came; whether that was one is asked at the opening (events/settling.py). `telling` is
    the concern that is open since some of it was typed in a chat; it is not kept with the voice.
    """

    client_id: str
    service: str
    channel: Channel
    instrument: str
    version: int
    language: str
    speaker: Speaker
    support: Support
    age_band: AgeBand
    answers: tuple[Answer, ...]
    made_on: date | None = None
    device: str | None = None
    play: Play = Play.UNMARKED
    receipt: bytes | None = None
    signature: str | None = None
    event: str | None = None
    telling: Telling | None = None

    def canonical(self) -> bytes:
        """Return what goes into the box; the same submission gives the same bytes."""
        kept: dict[str, Any] = {
            "instrument": self.instrument,
            "version": self.version,
            "channel": self.channel,
            "language": self.language,
            "speaker": self.speaker,
            "support": self.support,
            "age_band": self.age_band,
            "answers": {answer.step: _kept(answer) for answer in self.answers},
        }
        if self.play is not Play.UNMARKED:  # left out otherwise, so that a repeat from before there was a mark is known
            kept["play"] = self.play
        if self.receipt is not None:
            kept["receipt"] = self.receipt.hex()
        if self.signature is not None:
            kept["signature"] = self.signature
        if self.event is not None:
            kept["event"] = self.event
        return WRITE_CANONICALLY(kept).encode()


def _kept(answer: Answer) -> Any:
    """Return an answer as it lies in the box; a drawing in plain colours, so that it does not tell who made it."""
    if answer.drawing is not None:
        return {"drawing": b64encode(plain_drawing(answer.drawing)).decode()}
    return answer.words or sorted(answer.chosen)


class Acknowledgement(StrEnum):
    """Either way the submission lies durably in the box, once."""

    KEPT = "kept"
    KNOWN = "known"


@dataclass(frozen=True)
class Checked:
    """A submission, and what can be dropped of it, or why it does not fit."""

    submission: Submission
    fitting: Prepared | GlascheError


def check(store: Store, submission: Submission, *, is_try_out: bool = False) -> Instrument:
    """Refuse what does not fit its definition, and return that definition; nothing is written.

    What is only tried out may answer a question set that waits.

    Raises:
        UnknownInstrumentError, AnswerError: from config, they name what was found.
        UnknownServiceError, ClientIdError, SubmissionRefusedError, TooOldError.
        DrawingRefusedError: a drawing in it is none that can be kept.
        UnreceivedWordsError: a device asked for words where nobody receives them; send it again when somebody does.
        ClockJumpedError: it would be too old, but the day is in question; send it again when that is settled.
    """
    if not CLIENT_ID_FORM.fullmatch(submission.client_id):
        raise ClientIdError(
            "the id of a submission is 22 to 64 characters of A–Z, a–z, 0–9, - and _; make a random one"
        )
    require_service(store, submission.service)
    _require_young(store, submission)
    definition = definition_of(
        store, submission.service, submission.instrument, submission.version, is_try_out=is_try_out
    )
    _check_lists(submission, definition)
    check_answers(as_asked(store, submission.service, definition, submission.answers), submission.answers)
    _check_receipt(submission, definition)
    _require_receivers(store, submission)
    for answer in submission.answers:
        if answer.drawing is not None:
            require_drawing(answer.drawing)
    return definition


def accept(store: Store, submission: Submission) -> Acknowledgement:
    """Check a submission and drop it into its service's box; when this returns it lies there durably.

    What is written in it is read for danger first; a concern does not wait in the box (concerns/heard.py). That holds
    for what is refused through no fault of the child too (HEARD_ALL_THE_SAME). Where nobody receives words any more,
    whoever is left hears of it, or the administrators; the voice itself waits on the tablet.

    Raises:
        OtherContentError: the same client id came before with other content.
        DeviceRefusedError: the enrolment of the device that sent it has ended.
        StoreBusyError, StoreFailedError: nothing was written; trying again with the same id is safe.
        and what `check` raises.
    """
    (outcome,) = accept_all(store, [submission])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def accept_all(store: Store, submissions: Sequence[Submission]) -> list[Acknowledgement | Exception]:
    """Check submissions and drop them into their boxes together; each is answered on its own, in the same order.

    Returns:
        how each was acknowledged or, where `accept` would raise an error, that error.
    """
    return drop_all(store, check_all(store, submissions))


def check_all(store: Store, submissions: Sequence[Submission]) -> list[Checked]:
    """Check submissions and seal those that fit: all of `accept_all` that waits for nobody, and writes nothing."""
    return [_checked(store, submission) for submission in submissions]


def drop_all(store: Store, checked: Sequence[Checked]) -> list[Acknowledgement | Exception]:
    """Note what tells of danger, then drop what fits into the boxes together; returns what `accept_all` does."""
    is_heard = (Prepared, *HEARD_ALL_THE_SAME)
    note_sent(store, [one.submission for one in checked if isinstance(one.fitting, is_heard)])
    outcomes = iter(store.cabinet.drop_all([one.fitting for one in checked if isinstance(one.fitting, Prepared)]))
    return [_acknowledgement(next(outcomes)) if isinstance(one.fitting, Prepared) else one.fitting for one in checked]


def _checked(store: Store, submission: Submission) -> Checked:
    try:
        check(store, submission)
    except GlascheError as refusal:
        return Checked(submission, refusal)
    return Checked(submission, store.cabinet.prepare(_drop(submission)))


def _require_young(store: Store, submission: Submission) -> None:
    if submission.made_on is not None and (store.today() - submission.made_on).days > OLDEST_DAYS:
        require_trusted_day(store)  # a clock that jumped makes no voice too old
        raise TooOldError(
            f"this is older than {OLDEST_DAYS} days; it is not taken, since it could then be counted twice"
        )


def _require_receivers(store: Store, submission: Submission) -> None:
    """Let a device keep what nobody receives; a chat could not, so there it is taken, and danger in it is heard."""
    is_free = any(answer.words is not None or answer.drawing is not None for answer in submission.answers)
    if submission.device is not None and is_free and not is_received(store, submission.service):
        raise UnreceivedWordsError(
            f"nobody receives what is told in words in {quoted(submission.service)}; name one person in it and one "
            "outside, and send the same submission again"
        )


def _drop(submission: Submission) -> Drop:
    return Drop(submission.service, submission.client_id, submission.canonical(), submission.device)


def _acknowledgement(outcome: Outcome) -> Acknowledgement | Exception:
    if isinstance(outcome, Exception):
        return outcome
    if outcome is Known.OTHER:
        return OtherContentError("a submission with this id came before, with other content; give each one a new id")
    return Acknowledgement.KEPT if outcome is Known.NO else Acknowledgement.KNOWN


def _check_lists(submission: Submission, definition: Instrument) -> None:
    lists: Mapping[str, tuple[str, tuple[str, ...]]] = {
        "language": (submission.language, LANGUAGES),
        "speaker": (submission.speaker, definition.speakers),
        "support": (submission.support, ASKED_SUPPORT),
        "age_band": (submission.age_band, ASKED_AGE_BANDS),
    }
    for field, (found, known) in lists.items():
        if found not in known:
            raise SubmissionRefusedError(f"{field} {quoted(found)} does not fit; it is one of {', '.join(known)}")


def _check_receipt(submission: Submission, definition: Instrument) -> None:
    """Refuse a receipt or a name where nobody replies, and a follow-up without what it follows."""
    mark, signature = submission.receipt, submission.signature
    if (mark is not None or signature is not None) and not definition.is_answered:
        raise SubmissionRefusedError(f"nobody replies to {definition.key}; send it without a receipt and a name")
    if definition.receipt is Receipt.ASKED and mark is None:
        raise SubmissionRefusedError(f"{definition.key} belongs to a letter; send the receipt of that letter with it")
    if mark is not None and len(mark) != MARK_BYTES:
        raise SubmissionRefusedError(f"a receipt has {MARK_BYTES} bytes, not {len(mark)}; make it of the four words")
    if signature is not None and submission.speaker not in ADULT_SPEAKERS:
        raise SubmissionRefusedError("a child signs nothing; send it without a name")
    if signature is not None and not (0 < len(signature.strip()) <= LONGEST_SIGNATURE and is_storable(signature)):
        raise SubmissionRefusedError(f"a name with its contact has 1 to {LONGEST_SIGNATURE} letters; shorten it")
