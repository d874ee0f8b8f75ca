"""What every way of telling people has in common: what they are told, whom it reaches, what is noted afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from config.settings import Settings
from config.texts import speech
from feedback_store.engine import Store


class Occasion(StrEnum):
    """What people are told of, and the staff page on which they read it."""

    CONCERN = "/staff/concerns"
    CALL = "/staff/calls"


@dataclass(frozen=True)
class Way:
    """A way of telling people.

    Attributes:
        act: what is noted of somebody who was told by it, about a concern and about a call alike.
        addresses: returns where it reaches people now, by the id of the member of staff.
        tell: tells one member at an address; returns False where this address is of no use any more. Raises
            PostNotSentError where it did not work and is to be tried again.
    """

    act: str
    addresses: Callable[[Store], Mapping[str, str]]
    tell: Callable[[Store, str, str, Occasion], bool]


def message(settings: Settings, occasion: Occasion) -> tuple[str, ...]:
    """Return the paragraphs of a message, in the provider's language; they are the same whatever was said."""
    say = speech(settings.language).say
    first = {
        Occasion.CONCERN: say("Somebody needs you. Sign in and read what is under “Concerns”:"),
        Occasion.CALL: say("Somebody wants to talk to you. Sign in now and look under “Calls”:"),
    }[occasion]
    nothing_more = say("This message says nothing more on purpose. Please do not answer it.")
    return first, f"{settings.address}{occasion}", nothing_more
