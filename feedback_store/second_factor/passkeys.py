"""Passkeys that are kept: adding one, whose there are, noting that one was used, and taking one away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update

from feedback_store.engine import Store
from feedback_store.errors import CopiedPasskeyError, PasskeyRefusedError
from feedback_store.schema import passkeys, recovery_codes, second_factors

MOST_PASSKEYS = 10
"""So many one person may have: enough for every device."""


@dataclass(frozen=True)
class Passkey:
    """One passkey of somebody.

    Attributes:
        credential: its id, by which the browser finds it.
        public_key: by which its signature is checked, in the form COSE.
        sign_count: how often it says it was used; 0 where it does not count.
        name: how its owner calls it.
    """

    credential: bytes
    public_key: bytes
    sign_count: int
    name: str
    added_on: date


def passkeys_of(store: Store, member_id: str) -> Sequence[Passkey]:
    """Return the passkeys of somebody, by name."""
    columns = [passkeys.c[name] for name in Passkey.__dataclass_fields__]
    asked = select(*columns).where(passkeys.c.member == member_id).order_by(passkeys.c.name, passkeys.c.credential)
    with store.reading() as connection:
        return [
            Passkey(bytes(row.credential), bytes(row.public_key), row.sign_count, row.name, row.added_on)
            for row in connection.execute(asked)
        ]


def add_passkey(store: Store, member_id: str, passkey: Passkey) -> None:
    """Keep a passkey that was checked.

    Raises:
        PasskeyRefusedError: it is there already, or there are too many.
    """
    kept = {"member": member_id, **{name: getattr(passkey, name) for name in Passkey.__dataclass_fields__}}
    with store.writing() as connection:
        if connection.scalar(select(exists().where(passkeys.c.credential == passkey.credential))):
            raise PasskeyRefusedError("this passkey is there already; take another one")
        if (connection.scalar(select(func.count()).where(passkeys.c.member == member_id)) or 0) >= MOST_PASSKEYS:
            raise PasskeyRefusedError(f"there are {MOST_PASSKEYS} passkeys; remove one first")
        connection.execute(insert(passkeys).values(kept))


def note_passkey_use(store: Store, member_id: str, passkey: Passkey, sign_count: int) -> None:
    """Note how often a passkey says it was used, when somebody signs in with it.

    One that counts must say more than the last time; one that does not always says 0.

    Raises:
        CopiedPasskeyError: it says no more than before, so another one like it was used meanwhile.
        PasskeyRefusedError: it was removed meanwhile.
    """
    before, is_it = passkeys.c.sign_count, _is_it(member_id, passkey.credential)
    with store.writing() as connection:
        if not connection.scalar(select(exists().where(is_it))):
            raise PasskeyRefusedError("this passkey was removed meanwhile; use another one or a code")
        grows = before == 0 if sign_count == 0 else before < sign_count
        if not connection.execute(update(passkeys).where(is_it, grows).values(sign_count=sign_count)).rowcount:
            raise CopiedPasskeyError("this passkey was used elsewhere as well; remove it and add another one")


def forget_passkey(store: Store, member_id: str, credential: bytes, *, is_asked: bool) -> None:
    """Forget a passkey; with the last second factor the recovery codes go too.

    Args:
        is_asked: this person needs a second factor, so the last one stays.

    Raises:
        PasskeyRefusedError: it is the last second factor of somebody who needs one.
    """
    with store.writing() as connection:
        connection.execute(delete(passkeys).where(_is_it(member_id, credential)))
        if connection.scalar(select(has_second_factor(member_id))):
            return
        if is_asked:
            raise PasskeyRefusedError("this is the last second factor; add another one first")
        connection.execute(delete(recovery_codes).where(recovery_codes.c.member == member_id))


def has_second_factor(member: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Return the question whether somebody has codes on a phone or a passkey."""
    has_codes = exists().where(second_factors.c.member == member, second_factors.c.is_confirmed)
    return has_codes | exists().where(passkeys.c.member == member)


def _is_it(member_id: str, credential: bytes) -> ColumnElement[bool]:
    return (passkeys.c.member == member_id) & (passkeys.c.credential == credential)
