"""Enrolling a second factor, checking its codes, each of them once, and taking it away."""

import time
from collections.abc import Callable

from sqlalchemy import delete, exists, insert, select, update

from feedback_store.engine import Store
from feedback_store.errors import SecondFactorRefusedError
from feedback_store.example import is_example
from feedback_store.keys.sealed import seal, unseal
from feedback_store.one_time import new_code, normal_code
from feedback_store.roles.role import Role
from feedback_store.schema import passkeys, recovery_codes, second_factors
from feedback_store.second_factor.totp import DIGITS, new_seed, step_of
from feedback_store.staff import StaffMember
from feedback_store.upsert import put_row

PURPOSE = "second-factors"
"""Purpose of the key that seals the seeds."""
RECOVERY = "recovery code"
RECOVERY_CODES = 10
GUARDED = frozenset({Role.REVIEWER, Role.SAFEGUARDING, Role.ADMINISTRATOR})
"""Who sees words or concerns, or could give themselves the right to."""

Clock = Callable[[], float]


def must_enrol(store: Store, member: StaffMember) -> bool:
    """Return whether somebody has to set a second factor up before anything else."""
    return not member.has_second_factor and needs_second_factor(store, member)


def needs_second_factor(store: Store, member: StaffMember) -> bool:
    """Return whether somebody may not be without a second factor; nobody needs one in an example year."""
    return store.settings.second_factor and member.has_somewhere(GUARDED) and not is_example(store)


def has_phone_codes(store: Store, member_id: str) -> bool:
    """Return whether somebody has set up the codes of an application."""
    confirmed = (second_factors.c.member == member_id) & second_factors.c.is_confirmed
    with store.reading() as connection:
        return bool(connection.scalar(select(exists().where(confirmed))))


def seed_to_enrol(store: Store, member_id: str) -> bytes:
    """Return the seed that somebody is about to enrol, the same until it is confirmed.

    Raises:
        SecondFactorRefusedError: there is a second factor already.
    """
    with store.reading() as connection:
        row = connection.execute(select(second_factors).where(second_factors.c.member == member_id)).one_or_none()
    if row and row.is_confirmed:
        raise SecondFactorRefusedError("there is a second factor already; take it away first")
    found = unseal(store.keys, row.key, bytes(row.sealed), PURPOSE, member_id) if row else None
    return found or _begin(store, member_id)


def confirm(store: Store, member_id: str, code: str, now: Clock = time.time) -> tuple[str, ...]:
    """Enrol by a first code and return the recovery codes, which nobody can show again.

    Raises:
        SecondFactorRefusedError: the code is wrong.
    """
    step = step_of(seed_to_enrol(store, member_id), _digits(code), now())
    if step is None:
        raise SecondFactorRefusedError("this code does not fit; type the one that is shown now")
    with store.writing() as connection:
        confirmed = {"is_confirmed": True, "last_step": step}
        connection.execute(update(second_factors).where(second_factors.c.member == member_id).values(confirmed))
    return renew_recovery_codes(store, member_id)


def check_code(store: Store, member_id: str, code: str, now: Clock = time.time) -> None:
    """Accept a code of the application or a recovery code, each once.

    Raises:
        SecondFactorRefusedError: it is wrong, or was used.
    """
    digits = _digits(code)
    is_code = len(digits) == DIGITS
    if not (_use_code(store, member_id, digits, now) if is_code else _use_recovery(store, member_id, code)):
        raise SecondFactorRefusedError("this code does not fit, or was used; wait for the next one")


def renew_recovery_codes(store: Store, member_id: str) -> tuple[str, ...]:
    """Return ten new recovery codes; the earlier ones end."""
    codes = tuple(new_code() for _ in range(RECOVERY_CODES))
    marks = sorted(_mark(store, member_id, code) for code in codes)
    with store.writing() as connection:
        connection.execute(delete(recovery_codes).where(recovery_codes.c.member == member_id))
        connection.execute(insert(recovery_codes), [{"member": member_id, "code_mark": mark} for mark in marks])
    return codes


def take_second_factor_away(store: Store, member_id: str) -> None:
    """Forget the second factor of somebody who lost it; they enrol anew when they sign in."""
    with store.writing() as connection:
        for table in (second_factors, passkeys, recovery_codes):
            connection.execute(delete(table).where(table.c.member == member_id))


def _begin(store: Store, member_id: str) -> bytes:
    seed, key = new_seed(), store.keys.current(PURPOSE)
    sealed = seal(key, seed, PURPOSE, member_id)
    row = {"member": member_id, "key": key.id, "sealed": sealed, "is_confirmed": False, "last_step": 0}
    with store.writing() as connection:
        put_row(connection, second_factors, row)
    return seed


def _use_code(store: Store, member_id: str, digits: str, now: Clock) -> bool:
    """Use a code; a second request with the same one comes too late, also at the same moment."""
    confirmed = (second_factors.c.member == member_id) & second_factors.c.is_confirmed
    with store.reading() as connection:
        row = connection.execute(select(second_factors).where(confirmed)).one_or_none()
    seed = unseal(store.keys, row.key, bytes(row.sealed), PURPOSE, member_id) if row else None
    step = step_of(seed, digits, now()) if seed else None
    if step is None:
        return False
    with store.writing() as connection:
        unused = confirmed & (second_factors.c.last_step < step)
        return connection.execute(update(second_factors).where(unused).values(last_step=step)).rowcount == 1


def _use_recovery(store: Store, member_id: str, code: str) -> bool:
    is_it = (recovery_codes.c.member == member_id) & (recovery_codes.c.code_mark == _mark(store, member_id, code))
    with store.writing() as connection:
        return connection.execute(delete(recovery_codes).where(is_it)).rowcount == 1


def _mark(store: Store, member_id: str, code: str) -> bytes:
    return store.keys.mark(RECOVERY, f"{member_id} {normal_code(code)}")


def _digits(code: str) -> str:
    written = "".join(code.split())
    return written if written.isascii() and written.isdigit() else ""
