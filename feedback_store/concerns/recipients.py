"""Who receives the concerns of a service, and which of them may see one: never whom the child names in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from config.vocabulary import Place
from feedback_store.concerns.heard import HeardConcern
from feedback_store.engine import Store
from feedback_store.errors import UnknownMemberError
from feedback_store.schema import recipients
from feedback_store.social_services import find_service
from feedback_store.staff import StaffMember, all_staff
from feedback_store.upsert import put_row

SHORTEST_NAME = 3
"""Shorter parts of a name, such as initials, are not looked for (letters)."""
ENDING = re.compile("[аеиоуъюяйaeiouy]+$")
LONGEST_ENDING = 4
"""So many letters more than the stem a form of a name has at most: Мария, Марийка, Марийо."""
WORD = re.compile(r"[^\W\d_]+")

LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)),
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sht",
    "ю": "yu",
    "я": "ya",
}
"""Bulgarian letters in Latin ones. Source: Transliteration Act (2009)."""


@dataclass(frozen=True)
class Recipient:
    """Somebody who receives the concerns of a service."""

    member: StaffMember
    place: Place


def name_recipient(store: Store, service: str, member_id: str, place: Place) -> None:
    """Let a member of staff receive the concerns of a service, also those that wait.

    Raises:
        UnknownServiceError, UnknownMemberError: there is no such service, or nobody with this id.
    """
    find_service(store, service)
    if member_id not in {member.id for member in all_staff(store)}:
        raise UnknownMemberError(f"nobody on the staff has the id {member_id!r}")
    with store.writing() as connection:
        put_row(connection, recipients, {"service": service, "member": member_id, "place": place.value})


def dismiss_recipient(store: Store, service: str, member_id: str) -> None:
    """Let somebody receive the concerns of a service no more."""
    with store.writing() as connection:
        connection.execute(delete(recipients).filter_by(service=service, member=member_id))


def recipients_of(store: Store, service: str) -> tuple[Recipient, ...]:
    """Return who receives the concerns of a service, by name."""
    with store.reading() as connection:
        places = dict(
            connection.execute(
                select(recipients.c.member, recipients.c.place).where(recipients.c.service == service)
            ).all()
        )
    return tuple(Recipient(member, Place(places[member.id])) for member in all_staff(store) if member.id in places)


def is_received(store: Store, service: str) -> bool:
    """Return whether somebody in the service and somebody outside it receive its concerns.

    Without them nobody there is asked for words.
    """
    return {one.place for one in recipients_of(store, service)} == set(Place)


def readers_of(store: Store, concern: HeardConcern) -> tuple[Recipient, ...]:
    """Return the people who may see a concern.

    Nobody whom the text names is one. What may mean an adult of the house is for those outside. Where nobody is
    left, it is for the administrators whom it does not name: a child that was heard is heard by somebody.
    """
    return readers_among(recipients_of(store, concern.service), all_staff(store), concern)


def readers_among(
    recipients: Iterable[Recipient], members: Iterable[StaffMember], concern: HeardConcern
) -> tuple[Recipient, ...]:
    """Return what `readers_of` does, of these recipients and this staff."""
    unnamed = [one for one in recipients if not is_named(one.member.name, concern.text)]
    outside = [one for one in unnamed if one.place is Place.OUTSIDE]
    found = outside if concern.concern.adult_of_house else unnamed
    return tuple(found or _administrators(members, concern.text))


def is_named(name: str, text: str) -> bool:
    """Return whether any part of a name stands in a text, in any form, in Bulgarian or Latin letters.

    Rather once too often: whoever shares a name with somebody in the text does not see it, and others do.
    """
    words = [word.lower() for word in WORD.findall(text)]
    parts = [part.lower() for part in WORD.findall(name) if len(part) >= SHORTEST_NAME]
    stems = {ENDING.sub("", form) or form for part in parts for form in (part, _in_latin(part))}
    return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in stems for word in words)


def _administrators(members: Iterable[StaffMember], text: str) -> list[Recipient]:
    return [
        Recipient(member, Place.OUTSIDE)
        for member in members
        if member.is_administrator and not is_named(member.name, text)
    ]


def _in_latin(word: str) -> str:
    return "".join(LETTERS.get(letter, letter) for letter in word)
