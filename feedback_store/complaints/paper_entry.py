"""The way into the journal for what was said on paper or by word of mouth: at once, with the day on which it came."""

import json
import secrets
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from config.answer_check import is_storable
from config.steps import Answer
from config.vocabulary import ADULT_SPEAKERS, AgeBand, Channel, Support
from feedback_store.complaints.cases import CaseAct, add_act
from feedback_store.complaints.papers import PAPER, PaperEntry, opened_paper
from feedback_store.complaints.receipts import LONGEST_SIGNATURE
from feedback_store.concerns.heard import note_concerns
from feedback_store.engine import Store
from feedback_store.errors import EntryRefusedError
from feedback_store.intake import Submission
from feedback_store.keys.sealed import seal
from feedback_store.periods import month_of
from feedback_store.schema import complaint_papers, complaints, services
from feedback_store.social_services import find_service

LONGEST_TEXT = 5000
"""Characters: two full pages."""
OLDEST_DAYS = 366
"""A paper that is older is a slip of the pen."""


def enter_paper(store: Store, service: str, member: str, came_on: date, entry: PaperEntry) -> int:
    """Enter a complaint and return its number; what it tells of danger is heard at once, as everywhere.

    The same words of the same day are the same click and are entered once.

    Raises:
        UnknownServiceError: no service has this key.
        EntryRefusedError: something is missing, too long or not to be kept; the message says what.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    find_service(store, service)
    _require_fit(store, came_on, entry)
    note_concerns(store, [_as_submission(service, entry)])
    dated, key = came_on.isoformat(), store.keys.current(month_of(came_on.isoformat()))
    content = json.dumps(asdict(entry), ensure_ascii=False).encode()
    with store.writing() as connection:
        connection.execute(select(services.c.key).filter_by(key=service).with_for_update())
        known = _known(store, connection, service, dated, entry)
        if known is not None:
            return known
        number = (connection.scalar(select(func.max(complaints.c.number)).filter_by(service=service)) or 0) + 1
        place: dict[str, Any] = {"service": service, "number": number}
        connection.execute(insert(complaints).values(**place, dated=dated))
        sealed = seal(key, content, service, str(number), PAPER)
        connection.execute(insert(complaint_papers).values(**place, place=1, dated=dated, key=key.id, sealed=sealed))
        add_act(store, connection, service, number, member, CaseAct.ENTERED)
    return number


def _known(store: Store, connection: Connection, service: str, dated: str, entry: PaperEntry) -> int | None:
    rows = connection.execute(select(complaint_papers).filter_by(service=service, dated=dated)).all()
    return next((int(row.number) for row in rows if opened_paper(store, row) == entry), None)


def _require_fit(store: Store, came_on: date, entry: PaperEntry) -> None:
    if not 0 <= (store.today() - came_on).days <= OLDEST_DAYS:
        raise EntryRefusedError(f"found {came_on} as its day; give one of the last {OLDEST_DAYS} days, at most today")
    for text, most in ((entry.text, LONGEST_TEXT), (entry.signature or "-", LONGEST_SIGNATURE)):
        if not (0 < len(text.strip()) <= most and is_storable(text)):
            raise EntryRefusedError(f"found a text of {len(text)} characters; it has 1 to {most}")
    if entry.signature and entry.speaker not in ADULT_SPEAKERS:
        raise EntryRefusedError("found a name with a child's complaint; only adults sign, leave the name out")


def _as_submission(service: str, entry: PaperEntry) -> Submission:
    """Return what the reader at the door is given; it goes into no box."""
    return Submission(
        client_id=secrets.token_urlsafe(24),
        service=service,
        channel=Channel.PAPER,
        instrument="idea",
        version=1,
        language="bg",
        speaker=entry.speaker,
        support=Support.UNKNOWN,
        age_band=AgeBand.UNKNOWN,
        answers=(Answer("what", (), entry.text),),
    )
