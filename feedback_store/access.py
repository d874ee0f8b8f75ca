"""What becomes of somebody's access once they have it: a new password, all sessions over, and its end."""

from sqlalchemy import ColumnElement, delete, insert, select, update

from feedback_store.engine import Store
from feedback_store.errors import LinkRefusedError, UnknownMemberError
from feedback_store.one_time import end_of_validity, is_over, new_token
from feedback_store.passwords import hash_password, require_strong
from feedback_store.roles.kept import require_other_administrator
from feedback_store.schema import (
    listeners,
    passkeys,
    recipients,
    recovery_codes,
    second_factors,
    staff,
    staff_grants,
    staff_links,
    telegram_chats,
    telegram_codes,
)
from feedback_store.staff import StaffMember, find_member

WAYS_IN = (
    staff_grants,
    recipients,
    listeners,
    telegram_chats,
    telegram_codes,
    staff_links,
    recovery_codes,
    second_factors,
    passkeys,
)
"""What goes with somebody's access; what they did about concerns and calls stays theirs."""


def require_member(store: Store, member_id: str) -> StaffMember:
    """Return somebody who may sign in; raises UnknownMemberError where nobody with this id does."""
    member = find_member(store, member_id)
    if member is None:
        raise UnknownMemberError(f"nobody on the staff has the id {member_id!r}")
    return member


def make_password_link(store: Store, member_id: str) -> str:
    """Return the token of a link by which somebody chooses a new password, valid for 15 minutes and once.

    Earlier ones end; so far the old password holds.

    Raises:
        UnknownMemberError: nobody has this id.
    """
    require_member(store, member_id)
    token = new_token()
    mark = _mark(store, token)
    with store.writing() as connection:
        connection.execute(delete(staff_links).where(staff_links.c.member == member_id))
        values = {"grants": "", "member": member_id, "expires_at": end_of_validity()}
        connection.execute(insert(staff_links).values(link_mark=mark, **values))
    return token


def owner_of_link(store: Store, token: str) -> StaffMember:
    """Return who chooses a new password by a link; raises LinkRefusedError where it is over."""
    with store.reading() as connection:
        link = connection.execute(select(staff_links).where(_is_it(store, token))).one_or_none()
    member = find_member(store, link.member) if link and not is_over(link.expires_at) else None
    if member is None:
        raise LinkRefusedError("this link was used, or is older than 15 minutes; ask for a new one")
    return member


def choose_password(store: Store, token: str, password: str) -> None:
    """Use a link for a new password; all sessions with the old one are over.

    Raises:
        WeakPasswordError: the password is too short, common, or the login itself; the link stays valid.
        LinkRefusedError: the link is over.
    """
    member = owner_of_link(store, token)
    require_strong(password, member.login)
    password_hash = hash_password(store.settings, password)
    with store.writing() as connection:
        if not connection.execute(delete(staff_links).where(_is_it(store, token))).rowcount:
            raise LinkRefusedError("this link was used meanwhile; ask for a new one")
        connection.execute(
            update(staff)
            .where(staff.c.id == member.id)
            .values(password_hash=password_hash, session_number=staff.c.session_number + 1)
        )


def end_sessions(store: Store, member_id: str) -> None:
    """Let all sessions of somebody be over, in every browser."""
    with store.writing() as connection:
        more = {"session_number": staff.c.session_number + 1}
        connection.execute(update(staff).where(staff.c.id == member_id).values(more))


def end_access(store: Store, member_id: str) -> None:
    """Let somebody sign in no more, from this moment on; only their name stays, for what they did.

    Raises:
        UnknownMemberError: nobody has this id.
        GrantRefusedError: nobody would be left who sets things up.
    """
    require_member(store, member_id)
    with store.writing() as connection:
        require_other_administrator(connection, member_id)
        for table in WAYS_IN:
            connection.execute(delete(table).where(table.c.member == member_id))
        gone = {"login": f"ended {member_id}", "password_hash": "", "email": None, "ended_on": store.today()}
        connection.execute(update(staff).where(staff.c.id == member_id).values(gone))


def _mark(store: Store, token: str) -> bytes:
    return store.keys.mark("staff link", token)


def _is_it(store: Store, token: str) -> ColumnElement[bool]:
    return (staff_links.c.link_mark == _mark(store, token)) & staff_links.c.member.is_not(None)
