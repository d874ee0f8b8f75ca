"""What a button carries: a verb, its words and the marks of service and instrument, in at most 64 bytes of ASCII."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s

MARK_BYTES = 3
"""Enough to tell the services of one provider apart; the mark lets a button outlive a restart of the bot."""
MARK_LENGTH = 2 * MARK_BYTES
INSTRUMENT_MARK_LENGTH = 4
"""Of the same mark, enough to tell instruments apart: several ask steps of one name, with options of one name."""


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
    TALK = "c"


@dataclass(frozen=True, slots=True)
class Tap:
    """A verb with its words, such as ANSWER with ("mood", "happy")."""

    verb: Verb
    words: tuple[str, ...] = ()


def mark_of(text: str) -> str:
    """Return the short mark of a service's key, or of what was said."""
    return blake2s(text.encode(), digest_size=MARK_BYTES).hexdigest()


def write_tap(service: str, verb: Verb, *words: str, instrument: str = "") -> str:
    """Return the data of a button, such as "a:mood:happy:3f09ac51d2"; `instrument`: whose step it answers."""
    of_instrument = mark_of(instrument)[:INSTRUMENT_MARK_LENGTH] if instrument else ""
    return ":".join((verb, *words, mark_of(service) + of_instrument))


def read_tap(data: str) -> Tap | None:
    """Return what a button means, None where nobody of ours wrote it."""
    verb, *words = data.split(":")
    if verb not in list(Verb) or not words:
        return None
    return Tap(Verb(verb), tuple(words[:-1]))


def is_for(service: str, data: str) -> bool:
    """Return whether a button was shown on behalf of this service."""
    return data.rpartition(":")[2][:MARK_LENGTH] == mark_of(service)


def is_of(instrument: str, data: str) -> bool:
    """Return whether a button answers a step of this instrument, or no step at all."""
    mark = data.rpartition(":")[2][MARK_LENGTH:]
    return not mark or mark == mark_of(instrument)[:INSTRUMENT_MARK_LENGTH]


def service_of(data: str, services: Iterable[str]) -> str | None:
    """Return the key of the service on whose behalf a button was shown, None where it is gone."""
    return next((service for service in services if is_for(service, data)), None)
