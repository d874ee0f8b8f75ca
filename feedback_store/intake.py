"""The only way in: every channel hands its submissions to `accept`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select, tuple_

from config.errors import quoted
from config.instrument import Answer, Instrument, check_answers
from config.load import instrument as find_instrument
from config.vocabulary import ASKED_AGE_BANDS, LANGUAGES, AgeBand, Channel, Speaker, Support
from feedback_store.box import Known
from feedback_store.driver_errors import told_plainly
from feedback_store.engine import Store
from feedback_store.errors import ClientIdError, OtherContentError, SubmissionRefusedError, TooOldError
from feedback_store.schema import accepted
from feedback_store.social_services import find_service

CLIENT_ID_FORM = re.compile(r"[A-Za-z0-9_-]{22,64}")
OLDEST_DAYS = 40
"""The oldest submission that is taken (days); repeats are known for 45."""

ASKED_SUPPORT = (Support.ALONE, Support.WITH_HELP, Support.BY_PROXY, Support.UNKNOWN)


@dataclass(frozen=True)
class Submission:
    """What somebody said, before the box; `made_on` is checked at the door and not kept."""

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
            "answers": {answer.step: sorted(answer.chosen) for answer in self.answers},
        }
        return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Acknowledgement(StrEnum):
    """Either way the submission lies durably in the box, once."""

    KEPT = "kept"
    KNOWN = "known"


def check(store: Store, submission: Submission) -> Instrument:
    """Refuse what does not fit its definition, and return that definition; nothing is written.

    Raises:
        UnknownInstrumentError, AnswerError: from config, they name what was found.
        UnknownServiceError, ClientIdError, SubmissionRefusedError, TooOldError.
    """
    if not CLIENT_ID_FORM.fullmatch(submission.client_id):
        raise ClientIdError(
            "the id of a submission is 22 to 64 characters of A–Z, a–z, 0–9, - and _; make a random one"
        )
    definition = find_instrument(submission.instrument, submission.version)
    _check_lists(submission, definition)
    check_answers(definition, submission.answers)
    if submission.made_on is not None and (store.today() - submission.made_on).days > OLDEST_DAYS:
        raise TooOldError(
            f"this is older than {OLDEST_DAYS} days; it is not taken, since it could then be counted twice"
        )
    find_service(store, submission.service)
    return definition


def accept(store: Store, submission: Submission) -> Acknowledgement:
    """Check a submission and drop it into its service's box; when this returns it lies there durably.

    Raises:
        OtherContentError: the same client id came before with other content.
        StoreBusyError, StoreFailedError: nothing was written; trying again with the same id is safe.
        and what `check` raises.
    """
    check(store, submission)
    client_id, content = submission.client_id, submission.canonical()
    with told_plainly():
        known = store.cabinet.drop(
            submission.service, client_id, content, lambda: _known_from_opened_boxes(store, client_id, content)
        )
    if known is Known.OTHER:
        raise OtherContentError("a submission with this id came before, with other content; give each one a new id")
    return Acknowledgement.KEPT if known is Known.NO else Acknowledgement.KNOWN


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


def _known_from_opened_boxes(store: Store, client_id: str, content: bytes) -> Known:
    epochs = {epoch.name: epoch for epoch in store.box_keys.epochs()}
    if not epochs:
        return Known.NO
    marks = [(name, epoch.id_mark(client_id)) for name, epoch in epochs.items()]
    query = select(accepted.c.epoch, accepted.c.content_mark)
    with store.reading() as connection:
        found = connection.execute(query.where(tuple_(accepted.c.epoch, accepted.c.id_mark).in_(marks))).first()
    if found is None:
        return Known.NO
    is_same = bytes(found.content_mark) == epochs[found.epoch].content_mark(client_id, content)
    return Known.SAME if is_same else Known.OTHER
