"""The people who work with the staff pages: the first by a one-time link, then by login and password."""

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.errors import LinkRefusedError, SignInRefusedError, WeakPasswordError
from feedback_store.one_time import end_of_validity, is_over, new_token
from feedback_store.schema import staff, staff_links

ADMINISTRATOR, COLLEAGUE, OUTSIDER = "administrator", "colleague", "outsider"
ROLES = (ADMINISTRATOR, COLLEAGUE, OUTSIDER)
"""Who sets everything up; who works in the house; who stands outside it and only receives concerns."""
FEWEST_PASSWORD_CHARACTERS = 10

COMMON_PASSWORDS = Path(__file__).with_name("common_passwords.txt")
"""Long passwords that are tried first, one a line; short ones are refused by their length."""


@dataclass(frozen=True)
class StaffMember:
    """Somebody who may sign in."""

    id: str
    name: str
    login: str
    role: str
    email: str | None = None

    @property
    def is_administrator(self) -> bool:
        """Whether this member sets services, tablets and people up."""
        return self.role == ADMINISTRATOR


def make_first_link(store: Store) -> str | None:
    """Return the token of a new link for the first administrator, or None once somebody can sign in.

    It is valid for 15 minutes and once; older ones end.
    """
    token = new_token()
    with store.writing() as connection:
        if connection.scalar(select(func.count()).select_from(staff)):
            return None
        connection.execute(delete(staff_links))
        _add_link(store, connection, token, ADMINISTRATOR)
    return token


def make_link(store: Store, role: str) -> str:
    """Return the token of a new link for somebody with this role, valid for 15 minutes and once."""
    token = new_token()
    with store.writing() as connection:
        _add_link(store, connection, token, role)
    return token


def all_staff(store: Store) -> tuple[StaffMember, ...]:
    """Return everybody who may sign in, by name."""
    with store.reading() as connection:
        return tuple(_member(row) for row in connection.execute(select(staff).order_by(staff.c.name, staff.c.id)))


def set_email(store: Store, member_id: str, email: str | None) -> None:
    """Note where an e-mail reaches a member of staff; None where none does."""
    with store.writing() as connection:
        connection.execute(update(staff).where(staff.c.id == member_id).values(email=email))


def is_link_open(store: Store, token: str) -> bool:
    """Return whether a one-time link can still be used."""
    mark = store.keys.mark("staff link", token)
    with store.reading() as connection:
        expires_at = connection.scalar(select(staff_links.c.expires_at).where(staff_links.c.link_mark == mark))
    return expires_at is not None and not is_over(expires_at)


def accept_link(store: Store, token: str, name: str, login: str, password: str) -> StaffMember:
    """Use a one-time link and return the new member of staff.

    Raises:
        WeakPasswordError: the password is too short, common, or the login itself; the link stays valid.
        LinkRefusedError: the link is wrong, was used, or is older than 15 minutes; or the login is taken.
    """
    _check_password(password, login)
    mark = store.keys.mark("staff link", token)
    password_hash = _hasher(store.settings).hash(password)
    with store.writing() as connection:
        taken = delete(staff_links).where(staff_links.c.link_mark == mark).returning(staff_links)
        link = connection.execute(taken).one_or_none()
        if link is None or is_over(link.expires_at):
            raise LinkRefusedError(
                "this link was used, or is older than 15 minutes; ask for a new one (the first one is printed by "
                "`glasche run`)"
            )
        member = StaffMember(secrets.token_hex(8), name.strip(), _normal(login), link.role)
        if connection.scalar(select(staff.c.id).where(staff.c.login == member.login)):
            raise LinkRefusedError(f"somebody has the login {member.login!r} already; take another")
        values = {"name": member.name, "login": member.login, "role": member.role, "password_hash": password_hash}
        connection.execute(insert(staff).values(id=member.id, **values))
    return member


def sign_in(store: Store, login: str, password: str) -> StaffMember:
    """Return the member of staff to whom login and password belong.

    Raises:
        SignInRefusedError: they do not belong together; a wrong login takes as long as a wrong password.
    """
    with store.reading() as connection:
        row = connection.execute(select(staff).where(staff.c.login == _normal(login))).one_or_none()
    hasher = _hasher(store.settings)
    try:
        hasher.verify(row.password_hash if row else _nobodys_hash(store.settings), password)
    except (VerifyMismatchError, InvalidHashError):
        row = None
    if row is None:
        raise SignInRefusedError("login and password do not belong together; try again")
    if hasher.check_needs_rehash(row.password_hash):
        with store.writing() as connection:
            newer = hasher.hash(password)
            connection.execute(update(staff).where(staff.c.id == row.id).values(password_hash=newer))
    return _member(row)


def find_member(store: Store, member_id: str) -> StaffMember | None:
    """Return the member of staff with this id, or None."""
    with store.reading() as connection:
        row = connection.execute(select(staff).where(staff.c.id == member_id)).one_or_none()
    return _member(row) if row else None


def _add_link(store: Store, connection: Connection, token: str, role: str) -> None:
    mark = store.keys.mark("staff link", token)
    connection.execute(insert(staff_links).values(link_mark=mark, role=role, expires_at=end_of_validity()))


def _check_password(password: str, login: str) -> None:
    if len(password) < FEWEST_PASSWORD_CHARACTERS:
        raise WeakPasswordError(f"the password needs at least {FEWEST_PASSWORD_CHARACTERS} characters")
    if password.lower() in _common_passwords() or len(set(password)) < 4 or password.lower() == _normal(login):
        raise WeakPasswordError("this password is guessed at once; take three or four words that do not go together")


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(COMMON_PASSWORDS.read_text(encoding="utf-8").split())


def _normal(login: str) -> str:
    return login.strip().lower()


@cache
def _hasher(settings: Settings) -> PasswordHasher:
    return PasswordHasher(time_cost=settings.password_rounds, memory_cost=settings.password_memory_kib, parallelism=1)


@cache
def _nobodys_hash(settings: Settings) -> str:
    return _hasher(settings).hash(new_token())


def _member(row: Row[Any]) -> StaffMember:
    return StaffMember(row.id, row.name, row.login, row.role, row.email)
