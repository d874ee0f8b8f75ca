"""A phone's work, done in Python."""

from base64 import urlsafe_b64decode
from itertools import count

from kiosk.door.work import is_done


def bits_of(task: str) -> int:
    """Return how many zero bits a task asks for, as the page reads it."""
    return urlsafe_b64decode(task + "==")[4]


def finished(task: str) -> str:
    """Return the proof for a task."""
    bits = bits_of(task)
    return next(proof for proof in (f"{task}.{number}" for number in count()) if is_done(proof, bits))
