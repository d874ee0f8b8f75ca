"""What a button carries: a verb, its words and the service's mark, in at most 64 bytes of ASCII."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s

MARK_BYTES = 3
"""Enough to tell the services of one provider apart; the mark lets a button outlive a restart of the bot."""


class Verb(StrEnum):
    """What a tap does."""

    LANGUAGE = "l"
    SPEAKER = "w"
    AGE = "g"
    SUPPORT = "h"
    INSTRUMENT = "i"
    ANSWER = "a"
    TICK = "t"
    UNTICK = "u"
    DONE = "d"
    SKIP = "k"
    BACK = "b"
    SEND = "s"
    ANEW = "n"
    OTHER_LANGUAGE = "y"
    SIGN = "x"
    THROW_AWAY = "v"


@dataclass(frozen=True, slots=True)
class Tap:
    """A verb with its words, such as ANSWER with ("mood", "happy")."""

    verb: Verb
    words: tuple[str, ...] = ()


def mark_of(text: str) -> str:
    """Return the short mark of a service's key, or of what was said."""
    return blake2s(text.encode(), digest_size=MARK_BYTES).hexdigest()


def write_tap(service: str, verb: Verb, *words: str) -> str:
    """Return the data of a button, such as "a:mood:happy:3f09ac"."""
    return ":".join((verb, *words, mark_of(service)))


def read_tap(data: str) -> Tap | None:
    """Return what a button means, None where nobody of ours wrote it."""
    verb, *words = data.split(":")
    if verb not in list(Verb) or not words:
        return None
    return Tap(Verb(verb), tuple(words[:-1]))


def is_for(service: str, data: str) -> bool:
    """Return whether a button was shown on behalf of this service."""
    return data.rpartition(":")[2] == mark_of(service)


def service_of(data: str, services: Iterable[str]) -> str | None:
    """Return the key of the service on whose behalf a button was shown, None where it is gone."""
    return next((service for service in services if is_for(service, data)), None)
