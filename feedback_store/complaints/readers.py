"""Who may see an entry of the journal: nobody whom it is about, and where it is about the house, one from outside."""

from collections.abc import Sequence
from dataclasses import replace

from config.vocabulary import Place
from feedback_store.complaints.records import Record, record_of, records_of
from feedback_store.concerns.recipients import recipients_of
from feedback_store.engine import Store
from feedback_store.errors import NobodyLeftError, UnknownComplaintError
from feedback_store.roles.role import Role
from feedback_store.staff import StaffMember, all_staff

READS = frozenset({Role.REVIEWER})


def readers_of_entry(store: Store, record: Record) -> tuple[StaffMember, ...]:
    """Return who may see an entry and act on it, by name.

    They are the reviewers of the service whom it is not about. Where it is about somebody of the house, those outside
    who receive the service's concerns see it as well: in a service with one person there is nobody else.
    """
    outside = {one.member.id for one in recipients_of(store, record.service) if one.place is Place.OUTSIDE}
    return tuple(one for one in all_staff(store) if _is_reader(one, record, outside))


def seen_by(store: Store, member: StaffMember, service: str, year: int | None = None) -> Sequence[tuple[Record, bool]]:
    """Return the entries of a service, newest first, each with whether this member may see it.

    Of the others only number and date may be shown. Who is no reviewer there gets those alone that they may see.
    """
    outside = {one.member.id for one in recipients_of(store, service) if one.place is Place.OUTSIDE}
    found = [(record, _is_reader(member, record, outside)) for record in records_of(store, service, year)]
    return [one for one in found if one[1] or member.has_in(service, READS)]


def find_entry(store: Store, member: StaffMember, service: str, number: int) -> Record:
    """Return an entry that a member may see.

    Raises:
        UnknownComplaintError: there is none with this number, or this member may not see it; nobody learns which.
    """
    record = record_of(store, service, number)
    if member.id not in {one.id for one in readers_of_entry(store, record)}:
        raise UnknownComplaintError(f"there is no entry {number} of {service} for you; list those there are")
    return record


def require_reader(store: Store, record: Record, concerned: frozenset[str]) -> None:
    """Raise NobodyLeftError where an entry about these members of staff could be seen by nobody."""
    if not readers_of_entry(store, replace(record, concerned=concerned)):
        raise NobodyLeftError("nobody would see it; name somebody outside who receives the service's concerns first")


def _is_reader(member: StaffMember, record: Record, outside: set[str]) -> bool:
    if member.id in record.concerned:
        return False
    return member.has_in(record.service, READS) or (member.id in outside and bool(record.concerned))
