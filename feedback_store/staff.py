"""The people who work with the staff pages: the first by a one-time link, then by login and password."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from feedback_store.engine import Store
from feedback_store.errors import LinkRefusedError, SignInRefusedError
from feedback_store.example import is_example
from feedback_store.one_time import end_of_validity, is_over, new_token
from feedback_store.passwords import FEWEST_PASSWORD_CHARACTERS as FEWEST_PASSWORD_CHARACTERS
from feedback_store.passwords import hash_password, is_outdated, is_password, require_strong
from feedback_store.roles.kept import add_grants, grants_in, require_services
from feedback_store.roles.role import EVERYWHERE, Grant, Grants, Role, read_grants, written_grants
from feedback_store.schema import staff, staff_links
from feedback_store.second_factor.passkeys import has_second_factor

ADMINISTRATOR: Grants = frozenset({Grant(Role.ADMINISTRATOR)})
COLLEAGUE: Grants = frozenset({Grant(Role.REVIEWER)})
OUTSIDER: Grants = frozenset({Grant(Role.SAFEGUARDING)})
"""What people are mostly given: to set everything up; to read in all services; to receive concerns from outside."""
READS_AND_LEADS: Grants = frozenset({Grant(Role.REVIEWER), Grant(Role.MANAGER)})
"""What the first administrator of a small centre takes besides, or of an example year, in which nobody's words are."""

PEOPLE = select(staff, has_second_factor(staff.c.id).label("is_guarded")).where(staff.c.ended_on.is_(None))
"""All who may sign in, each with whether they have a second factor."""


@dataclass(frozen=True)
class StaffMember:
    """Somebody who may sign in.

    Attributes:
        grants: their roles, and those that follow from being named for concerns.
        session_number: sessions that began with another number are over.
    """

    id: str
    name: str
    login: str
    email: str | None = None
    grants: Grants = field(default=frozenset(), compare=False)
    session_number: int = field(default=0, compare=False)
    has_second_factor: bool = field(default=False, compare=False)

    @property
    def is_administrator(self) -> bool:
        """Whether this member sets services, tablets and people up."""
        return self.has_somewhere({Role.ADMINISTRATOR})

    def has_somewhere(self, roles: Iterable[Role]) -> bool:
        """Return whether this member has one of these roles in any service."""
        return not {grant.role for grant in self.grants}.isdisjoint(roles)

    def has_in(self, service: str, roles: Iterable[Role]) -> bool:
        """Return whether this member has one of these roles in a service."""
        return not {grant.role for grant in self.grants if grant.service in (EVERYWHERE, service)}.isdisjoint(roles)


def make_first_link(store: Store) -> str | None:
    """Return the token of a new link for the first administrator, or None once somebody can sign in.

    It is valid for 15 minutes and once; older ones end.
    """
    token = new_token()
    grants = ADMINISTRATOR | READS_AND_LEADS if is_example(store) else ADMINISTRATOR
    with store.writing() as connection:
        if not is_nobody_there(connection):
            return None
        connection.execute(delete(staff_links))
        _add_link(store, connection, token, grants)
    return token


def is_nobody_there(connection: Connection) -> bool:
    """Return whether nobody has ever been able to sign in."""
    return not connection.scalar(select(func.count()).select_from(staff))


def make_link(store: Store, grants: Grants) -> str:
    """Return the token of a new link for somebody with these roles, valid for 15 minutes and once.

    Raises:
        GrantRefusedError: a service is not there.
    """
    token = new_token()
    with store.writing() as connection:
        require_services(connection, grants)
        _add_link(store, connection, token, grants)
    return token


def all_staff(store: Store) -> tuple[StaffMember, ...]:
    """Return everybody who may sign in, by name."""
    with store.reading() as connection:
        grants = grants_in(connection)
        rows = connection.execute(PEOPLE.order_by(staff.c.name, staff.c.id))
        return tuple(_member(row, grants[row.id]) for row in rows)


def names_of_staff(store: Store) -> Mapping[str, str]:
    """Return the names of all, by id, also of those whose access has ended: their acts stay theirs."""
    with store.reading() as connection:
        return {row.id: row.name for row in connection.execute(select(staff.c.id, staff.c.name))}


def set_email(store: Store, member_id: str, email: str | None) -> None:
    """Note where an e-mail reaches a member of staff; None where none does."""
    with store.writing() as connection:
        connection.execute(update(staff).where(staff.c.id == member_id).values(email=email))


def is_link_open(store: Store, token: str) -> bool:
    """Return whether a one-time link for somebody new can still be used."""
    mark = store.keys.mark("staff link", token)
    asked = select(staff_links.c.expires_at).where(staff_links.c.link_mark == mark, staff_links.c.member.is_(None))
    with store.reading() as connection:
        expires_at = connection.scalar(asked)
    return expires_at is not None and not is_over(expires_at)


def accept_link(
    store: Store, token: str, name: str, login: str, password: str, besides: Grants = frozenset()
) -> StaffMember:
    """Use a one-time link and return the new member of staff.

    Args:
        besides: roles that the first of all takes besides; nobody else can.

    Raises:
        WeakPasswordError: the password is too short, common, or the login itself; the link stays valid.
        LinkRefusedError: the link is wrong, was used, or is older than 15 minutes; or the login is taken.
    """
    require_strong(password, login)
    password_hash = hash_password(store.settings, password)
    with store.writing() as connection:
        link = _take_link(store, connection, token)
        grants = read_grants(link.grants) | (besides if is_nobody_there(connection) else frozenset())
        member = StaffMember(secrets.token_hex(8), name.strip(), _normal(login), grants=grants)
        if connection.scalar(select(staff.c.id).where(staff.c.login == member.login)):
            raise LinkRefusedError(f"somebody has the login {member.login!r} already; take another")
        values = {"name": member.name, "login": member.login, "password_hash": password_hash}
        connection.execute(insert(staff).values(id=member.id, **values))
        add_grants(connection, member.id, grants)
    return member


def sign_in(store: Store, login: str, password: str) -> StaffMember:
    """Return the member of staff to whom login and password belong.

    Raises:
        SignInRefusedError: they do not belong together; a wrong login takes as long as a wrong password.
    """
    settings = store.settings
    with store.reading() as connection:
        row = connection.execute(select(staff).where(staff.c.login == _normal(login))).one_or_none()
    is_right = is_password(settings, row.password_hash if row else None, password)
    member = find_member(store, row.id) if row and is_right else None
    if row is None or member is None:
        raise SignInRefusedError("login and password do not belong together; try again")
    if is_outdated(settings, row.password_hash):
        with store.writing() as connection:
            newer = hash_password(settings, password)
            connection.execute(update(staff).where(staff.c.id == row.id).values(password_hash=newer))
    return member


def find_member(store: Store, member_id: str) -> StaffMember | None:
    """Return the member of staff with this id who may sign in, or None."""
    with store.reading() as connection:
        row = connection.execute(PEOPLE.where(staff.c.id == member_id)).one_or_none()
        return _member(row, grants_in(connection, member_id)[member_id]) if row else None


def _take_link(store: Store, connection: Connection, token: str) -> Row[Any]:
    mark = store.keys.mark("staff link", token)
    is_it = (staff_links.c.link_mark == mark, staff_links.c.member.is_(None))
    link = connection.execute(delete(staff_links).where(*is_it).returning(staff_links)).one_or_none()
    if link is None or is_over(link.expires_at):
        raise LinkRefusedError(
            "this link was used, or is older than 15 minutes; ask for a new one (the first one is printed by "
            "`glasche run`)"
        )
    return link


def _add_link(store: Store, connection: Connection, token: str, grants: Grants) -> None:
    mark = store.keys.mark("staff link", token)
    values = {"grants": written_grants(grants), "expires_at": end_of_validity()}
    connection.execute(insert(staff_links).values(link_mark=mark, **values))


def _normal(login: str) -> str:
    return login.strip().lower()


def _member(row: Row[Any], grants: Grants) -> StaffMember:
    return StaffMember(row.id, row.name, row.login, row.email, grants, row.session_number, bool(row.is_guarded))
