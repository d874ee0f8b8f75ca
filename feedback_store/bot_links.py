"""The links by which families come to the bot: short, signed, and giving nothing away of what they lead to.

A link carries nothing but a keyed hash of its goal. Whoever reads one, on a poster or in the history of a phone, learns
neither the key of the service nor the instrument, and nobody can make one without the keys of the installation. The bot
finds the goal by making the hash of every goal that there is, which are a few dozen.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hmac import compare_digest, digest

from feedback_store.engine import Store

SIGN = "G_"
"""How what such a link carries begins; no key of a service holds a capital or an underscore."""
PURPOSE = "bot-links"
"""Purpose of the derived key; it stays the same after a rotation, so that what was printed goes on working."""
HASH_BYTES = 12
"""Of the keyed hash: beyond guessing by messages to a bot, and short enough for a small QR code (bytes)."""
MOST_CHARACTERS = 64
"""What Telegram lets a link carry."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a link leads to: a service, by its key, and perhaps an instrument or an event of it."""

    service: str
    instrument: str | None = None
    event: str | None = None

    @property
    def written(self) -> bytes:
        """All of it, so that no two goals are written alike: no key holds a line break."""
        event = () if self.event is None else (self.event,)  # what was printed before there were any goes on working
        return "\n".join((self.service, self.instrument or "", *event)).encode()


def goals_of(services: Iterable[str], instruments: Iterable[str]) -> Iterator[Goal]:
    """Return all that a link can lead to."""
    keys = tuple(instruments)
    for service in services:
        yield Goal(service)
        yield from (Goal(service, key) for key in keys)


def write_payload(key: bytes, goal: Goal) -> str:
    """Return what a link to a goal carries (18 characters)."""
    return SIGN + urlsafe_b64encode(digest(key, goal.written, "sha256")[:HASH_BYTES]).decode()


def read_payload(key: bytes, payload: str, goals: Iterable[Goal]) -> Goal | None:
    """Return the goal that a link was made for, None where nobody with this key made it, or the goal is gone."""
    if not payload.startswith(SIGN) or not payload.isascii():
        return None
    return next((goal for goal in goals if compare_digest(write_payload(key, goal), payload)), None)


def link_to(store: Store, bot: str, goal: Goal) -> str:
    """Return the link to a goal in the bot of this name."""
    return f"https://t.me/{bot}?start={write_payload(store.keys.derive(PURPOSE), goal)}"


def goal_of(store: Store, payload: str, goals: Iterable[Goal]) -> Goal | None:
    """Return what `read_payload` does, with the key of this installation."""
    return read_payload(store.keys.derive(PURPOSE), payload, goals)
