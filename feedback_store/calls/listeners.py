"""Whom children of a service may choose to talk to: a name as they say it, a role, a drawn figure, an order of duty."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, select

from feedback_store.engine import Store
from feedback_store.errors import UnknownMemberError
from feedback_store.schema import listeners
from feedback_store.social_services import find_service
from feedback_store.staff import StaffMember, all_staff
from feedback_store.upsert import put_row


class Figure(StrEnum):
    """The drawn figures among which staff choose one for each person; none is a photograph."""

    BUN = "bun"
    CURLS = "curls"
    BEARD = "beard"
    BOB = "bob"
    CAP = "cap"
    GLASSES = "glasses"
    SCARF = "scarf"
    SHORT = "short"


@dataclass(frozen=True)
class Listener:
    """Somebody of the service to whom a child may want to talk.

    Attributes:
        name: as the children say it, such as "леля Мария".
        place_in_line: the smaller it is, the sooner this person is asked where another one does not answer.
    """

    member: StaffMember
    name: str
    role: str
    figure: Figure
    place_in_line: int


def name_listener(store: Store, service: str, listener: Listener) -> None:
    """Let children of a service choose somebody; whoever is on the list already stands there anew.

    Raises:
        UnknownServiceError, UnknownMemberError: there is no such service, or nobody with this id.
    """
    find_service(store, service)
    if listener.member.id not in {member.id for member in all_staff(store)}:
        raise UnknownMemberError(f"nobody on the staff has the id {listener.member.id!r}")
    row = {
        "service": service,
        "member": listener.member.id,
        "name": listener.name,
        "role": listener.role,
        "figure": listener.figure.value,
        "place_in_line": listener.place_in_line,
    }
    with store.writing() as connection:
        put_row(connection, listeners, row)


def dismiss_listener(store: Store, service: str, member_id: str) -> None:
    """Let children of a service choose somebody no more."""
    with store.writing() as connection:
        connection.execute(delete(listeners).filter_by(service=service, member=member_id))


def listeners_of(store: Store, service: str) -> tuple[Listener, ...]:
    """Return whom children of a service may choose, in the order of duty."""
    with store.reading() as connection:
        rows = connection.execute(select(listeners).filter_by(service=service)).all()
    staff = {member.id: member for member in all_staff(store)}
    found = [Listener(staff[row.member], row.name, row.role, Figure(row.figure), row.place_in_line) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.place_in_line, one.name)))
