"""What people note of a concern: sealed as the concern is, with who and when, and gone when it goes."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, insert, select

from config.answer_check import is_storable
from feedback_store.concerns.acts import Act, find_concern, note_act
from feedback_store.engine import Store
from feedback_store.errors import NoteRefusedError
from feedback_store.keys.ring import DataKey
from feedback_store.keys.sealed import seal, unseal_if_whole
from feedback_store.schema import concern_notes, concerns

NOTE = "concern_note"
"""What stands before the place of a note, so that it does not pass for a concern."""
LONGEST_NOTE = 3000
"""Characters."""


@dataclass(frozen=True)
class Note:
    """What one member noted; `is_reason` where it says why there is no danger."""

    member: str
    at: datetime
    text: str
    is_reason: bool = False


def notes_of(store: Store, service: str, mark: bytes) -> tuple[Note, ...]:
    """Return the notes of a concern, earliest first; who may read the concern may read them."""
    asked = select(concern_notes).filter_by(service=service, mark=mark).order_by(concern_notes.c.place)
    with store.reading() as connection:
        rows = connection.execute(asked).all()
    opened = (
        unseal_if_whole(store.keys, row.key, bytes(row.sealed), *_place(service, mark, row.place)) for row in rows
    )
    return tuple(_note(content) for content in opened if content is not None)


def add_note(store: Store, member_id: str, mark: bytes, text: str, *, is_reason: bool = False) -> None:
    """Note something of a concern; the same words of the same person twice in a row are one click.

    Raises:
        UnknownConcernError: there is none with this mark, or this member may not see it.
        NoteRefusedError: nothing is in it, or more than fits.
        StoreBusyError, StoreFailedError: nothing was written.
    """
    text = text.strip()
    heard = find_concern(store, member_id, mark).heard
    if not (0 < len(text) <= LONGEST_NOTE and is_storable(text)):
        raise NoteRefusedError(f"a note has 1 to {LONGEST_NOTE} characters, this one has {len(text)}; change it")
    before = notes_of(store, heard.service, mark)
    if before and (before[-1].member, before[-1].text, before[-1].is_reason) == (member_id, text, is_reason):
        return
    note = {"member": member_id, "at": datetime.now(UTC).isoformat(), "text": text, "is_reason": is_reason}
    place = {"service": heard.service, "mark": mark}
    with store.writing() as connection:
        key_id = str(connection.scalars(select(concerns.c.key).filter_by(**place).with_for_update()).one())
        key = DataKey(key_id, store.keys.data_key(key_id))
        number = (connection.scalar(select(func.max(concern_notes.c.place)).filter_by(**place)) or 0) + 1
        content = json.dumps(note, ensure_ascii=False).encode()
        sealed = seal(key, content, *_place(heard.service, mark, number))
        connection.execute(insert(concern_notes).values(**place, place=number, key=key_id, sealed=sealed))


def call_harmless(store: Store, member_id: str, mark: bytes, reason: str) -> None:
    """Note that there is no danger, and why; raises what `add_note` does, also where no reason is given."""
    add_note(store, member_id, mark, reason, is_reason=True)
    note_act(store, member_id, mark, Act.NO_DANGER)


def _place(service: str, mark: bytes, place: int) -> tuple[str, ...]:
    return service, NOTE, mark.hex(), str(place)


def _note(content: bytes) -> Note:
    kept = json.loads(content)
    return Note(kept["member"], datetime.fromisoformat(kept["at"]), kept["text"], kept["is_reason"])
