"""Letters in an opened box: ideas, complaints and what follows them, each put to the thread of its receipt."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update

from config.instrument import Receipt
from config.load import instrument
from config.own_questions import is_own
from feedback_store.keys.installation import Keys
from feedback_store.keys.sealed import seal
from feedback_store.periods import month_of
from feedback_store.schema import (
    complaint_papers,
    complaint_replies,
    complaint_signatures,
    complaint_voices,
    complaints,
)
from feedback_store.tallies import Voice

SENDER, STAFF = "sender", "staff"
"""Who closes a complaint."""
OUTCOME, SETTLED = "outcome", "settled"
"""The step of a follow-up that asks whether it is settled, and the option that says so."""
SIGNATURE = "signature"
"""What stands behind the place of a signature, so that it does not pass for words."""


@dataclass(frozen=True)
class Letter:
    """What an opened box says of a voice that is a letter.

    Attributes:
        mark: of the receipt; None where none was given.
        closes: the sender says that it is settled.
        signature: name and contact, where an adult wants to be known.
    """

    service: str
    voice: str
    dated: str
    mark: bytes | None
    is_follow_up: bool
    closes: bool
    signature: str | None


def letter_in(content: bytes, voice: Voice) -> Letter | None:
    """Return the letter in what lay in the box, None where the voice is none."""
    definition = None if is_own(voice.instrument) else instrument(voice.instrument, voice.version)
    if definition is None or not definition.is_answered:
        return None
    said = json.loads(content)
    mark = said.get("receipt")
    closes = any(SETTLED in answer.chosen for answer in voice.answers if answer.step == OUTCOME)
    return Letter(
        service=voice.service,
        voice=voice.id,
        dated=voice.dated,
        mark=bytes.fromhex(mark) if mark else None,
        is_follow_up=definition.receipt is Receipt.ASKED,
        closes=closes,
        signature=said.get("signature"),
    )


def keep_letters(connection: Connection, keys: Keys, letters: Sequence[Letter]) -> None:
    """Begin a thread for each new letter and put the others to theirs; their voices are written already.

    Their numbers follow random ids. A follow-up whose thread is over begins one: nothing is lost.
    """
    for letter in sorted(letters, key=lambda one: (one.is_follow_up, one.voice)):
        number = _number_of(connection, letter)
        place = {"service": letter.service, "number": number}
        row = {**place, "voice": letter.voice, "place": next_place(connection, letter.service, number)}
        connection.execute(insert(complaint_voices).values(row))
        closed_by = SENDER if letter.closes else None
        connection.execute(update(complaints).filter_by(**place).values(closed_by=closed_by))
        if letter.signature is not None:
            connection.execute(insert(complaint_signatures).values(_signature_row(keys, letter, letter.signature)))


def next_place(connection: Connection, service: str, number: int) -> int:
    """Return the place of what comes next in a thread."""
    lasts = (
        connection.scalar(select(func.max(table.c.place)).filter_by(service=service, number=number))
        for table in (complaint_voices, complaint_replies, complaint_papers)
    )
    return max(last or 0 for last in lasts) + 1


def _number_of(connection: Connection, letter: Letter) -> int:
    """Return the number of the letter's thread, which begins where there is none."""
    of_service = complaints.c.service == letter.service
    if letter.mark is not None:
        known = connection.scalar(select(complaints.c.number).where(of_service, complaints.c.mark == letter.mark))
        if known is not None:
            return int(known)
    number = (connection.scalar(select(func.max(complaints.c.number)).where(of_service)) or 0) + 1
    row = {"service": letter.service, "number": number, "mark": letter.mark, "dated": letter.dated}
    connection.execute(insert(complaints).values(row))
    return number


def _signature_row(keys: Keys, letter: Letter, signature: str) -> dict[str, object]:
    key = keys.current(month_of(letter.dated))
    sealed = seal(key, signature.encode(), letter.service, letter.voice, SIGNATURE)
    return {"service": letter.service, "voice": letter.voice, "key": key.id, "sealed": sealed}
