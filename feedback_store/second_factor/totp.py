"""Codes of six digits that change every 30 seconds (RFC 6238), and what an application needs to make them."""

import secrets
from base64 import b32encode
from hmac import compare_digest

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SEED_BYTES = 20
DIGITS = 6
STEP_SECONDS = 30
STEPS_AROUND = (0, -1, 1)
"""So far the clock of a phone may differ from ours (steps)."""
ISSUER = "Glasche"


def new_seed() -> bytes:
    """Return a random seed (160 bits, as RFC 4226 recommends)."""
    return secrets.token_bytes(SEED_BYTES)


def written_seed(seed: bytes) -> str:
    """Return a seed as it is typed by hand, in groups of four letters."""
    letters = b32encode(seed).decode()
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def address_of_seed(seed: bytes, login: str) -> str:
    """Return the address that stands in the QR code."""
    return _totp(seed).get_provisioning_uri(login, ISSUER)


def code_of(seed: bytes, step: int) -> str:
    """Return the code of a step."""
    return _totp(seed).generate(step * STEP_SECONDS).decode()


def step_of(seed: bytes, code: str, now: float) -> int | None:
    """Return the step around now whose code this is, or None."""
    steps = [int(now) // STEP_SECONDS + around for around in STEPS_AROUND]
    return next((step for step in steps if compare_digest(code_of(seed, step).encode(), code.encode())), None)


def _totp(seed: bytes) -> TOTP:
    # SHA-1 is the one that every application knows, and what breaks it does not break HMAC.
    return TOTP(seed, DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303
