"""Reading and changing who has which role; who is named for the concerns of a service has the role for them there."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from feedback_store.engine import Store
from feedback_store.errors import GrantRefusedError, UnknownMemberError
from feedback_store.roles.role import EVERYWHERE, Grant, Grants, Role
from feedback_store.schema import recipients, services, staff, staff_grants

ADMINISTERS = Grant(Role.ADMINISTRATOR)


def grants_in(connection: Connection, member_id: str | None = None) -> Mapping[str, Grants]:
    """Return what each member of staff, or only one of them, may do where."""
    given = select(staff_grants)
    named = select(recipients.c.member, recipients.c.service)
    if member_id is not None:
        given, named = given.where(staff_grants.c.member == member_id), named.where(recipients.c.member == member_id)
    found: dict[str, set[Grant]] = defaultdict(set)
    for row in connection.execute(given):
        found[row.member].add(Grant(Role(row.role), row.service))
    for row in connection.execute(named):
        found[row.member].add(Grant(Role.SAFEGUARDING, row.service))
    return defaultdict(frozenset, {member: frozenset(grants) for member, grants in found.items()})


def given_to(store: Store, member_id: str) -> Grants:
    """Return the roles that somebody was given by hand, without those that follow from being named for concerns."""
    with store.reading() as connection:
        rows = connection.execute(select(staff_grants).where(staff_grants.c.member == member_id)).all()
    return frozenset(Grant(Role(row.role), row.service) for row in rows)


def add_grants(connection: Connection, member_id: str, grants: Grants) -> None:
    """Give roles to a new member of staff."""
    rows = [{"member": member_id, "role": one.role.value, "service": one.service} for one in sorted(grants)]
    if rows:
        connection.execute(insert(staff_grants), rows)


def change_grants(store: Store, member_id: str, grants: Grants) -> None:
    """Let somebody have these roles and no others, from the next page on.

    Raises:
        GrantRefusedError: a service is not there, or nobody would be left who sets things up.
        UnknownMemberError: nobody has this id, or their access has ended.
    """
    with store.writing() as connection:
        if not connection.scalar(select(staff.c.id).where(staff.c.id == member_id, staff.c.ended_on.is_(None))):
            raise UnknownMemberError(f"nobody on the staff has the id {member_id!r}")
        require_services(connection, grants)
        if ADMINISTERS not in grants:
            require_other_administrator(connection, member_id)
        connection.execute(delete(staff_grants).where(staff_grants.c.member == member_id))
        add_grants(connection, member_id, grants)


def require_services(connection: Connection, grants: Grants) -> None:
    """Refuse roles in services that are not there; raises GrantRefusedError."""
    known = {EVERYWHERE, *connection.scalars(select(services.c.key))}
    missing = sorted({grant.service for grant in grants} - known)
    if missing:
        raise GrantRefusedError(f"there is no service {missing[0]!r}; load the page again")


def require_other_administrator(connection: Connection, member_id: str) -> None:
    """Refuse what would leave nobody who sets things up; raises GrantRefusedError."""
    theirs = select(staff_grants.c.member).where(staff_grants.c.role == Role.ADMINISTRATOR.value)
    if set(connection.scalars(theirs)) == {member_id}:
        raise GrantRefusedError("this is the only administrator; make somebody else one first")
