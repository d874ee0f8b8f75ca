"""Random tokens and short-lived one-time codes; the database only ever holds a keyed hash of them."""

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, or_

from feedback_store.engine import Store
from feedback_store.schema import device_codes, staff_links, telegram_codes

VALID_MINUTES = 15
"""How long a one-time link or code may be used (minutes)."""

SLACK = timedelta(minutes=1)
"""So far two clocks may differ; what was made later than this from now was made before the clock was set back."""

ENDING = (device_codes, staff_links, telegram_codes)
"""Where codes and links stand."""

CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody mixes up when reading them aloud."""

CODE_LENGTH = 10


def new_token() -> str:
    """Return a random token for a machine (192 bits)."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """Return a random code that a person can type, such as "K7QRM-2XW9D" (49 bits, for 15 minutes)."""
    signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def normal_code(typed: str) -> str:
    """Return a code as it was made, whatever spaces, hyphens and small letters were typed."""
    return "".join(sign for sign in typed.upper() if sign in CODE_SIGNS)


def end_of_validity() -> datetime:
    """Return when a code or link made now ends."""
    return datetime.now(UTC) + timedelta(minutes=VALID_MINUTES)


def is_over(expires_at: datetime) -> bool:
    """Return whether that moment has passed, or is so far that the clock must have been set back since.

    SQLite gives moments back without their zone, which is UTC.
    """
    end = expires_at if expires_at.tzinfo else expires_at.replace(tzinfo=UTC)
    return not datetime.now(UTC) < end <= end_of_validity() + SLACK


def end_untimely_codes(store: Store) -> None:
    """Delete codes and links that are over, or that were made before the clock was set back."""
    with store.writing() as connection:
        for table in ENDING:
            end = table.c.expires_at
            untimely = or_(end <= datetime.now(UTC), end > end_of_validity() + SLACK)
            connection.execute(delete(table).where(untimely))


def end_all_codes(store: Store) -> None:
    """Delete all codes and links that can still be used."""
    with store.writing() as connection:
        for table in ENDING:
            connection.execute(delete(table))
