"""Passwords of staff: which are refused, and the slow hash of which the database holds nothing else."""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from config.settings import Settings
from feedback_store.errors import WeakPasswordError
from feedback_store.one_time import new_token

FEWEST_PASSWORD_CHARACTERS = 10

COMMON_PASSWORDS = Path(__file__).with_name("common_passwords.txt")
"""Long passwords that are tried first, one a line; short ones are refused by their length."""


def require_strong(password: str, login: str) -> None:
    """Refuse a password that is too short, common, or the login itself; raises WeakPasswordError."""
    if len(password) < FEWEST_PASSWORD_CHARACTERS:
        raise WeakPasswordError(f"the password needs at least {FEWEST_PASSWORD_CHARACTERS} characters")
    if password.lower() in _common_passwords() or len(set(password)) < 4 or password.lower() == login.strip().lower():
        raise WeakPasswordError("this password is guessed at once; take three or four words that do not go together")


def hash_password(settings: Settings, password: str) -> str:
    """Return what is stored of a password."""
    return _hasher(settings).hash(password)


def is_password(settings: Settings, stored: str | None, password: str) -> bool:
    """Return whether a password is the stored one; where nobody has one, that takes as long."""
    try:
        _hasher(settings).verify(stored or _nobodys_hash(settings), password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return bool(stored)


def is_outdated(settings: Settings, stored: str) -> bool:
    """Return whether a stored password was hashed with other settings than today's."""
    return _hasher(settings).check_needs_rehash(stored)


@cache
def _common_passwords() -> frozenset[str]:
    return frozenset(COMMON_PASSWORDS.read_text(encoding="utf-8").split())


@cache
def _hasher(settings: Settings) -> PasswordHasher:
    return PasswordHasher(time_cost=settings.password_rounds, memory_cost=settings.password_memory_kib, parallelism=1)


@cache
def _nobodys_hash(settings: Settings) -> str:
    return _hasher(settings).hash(new_token())
