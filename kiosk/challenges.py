"""Questions to which a passkey answers: random, each for one person, once, for five minutes; in memory only."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from feedback_store.second_factor.passkey_proofs import CHALLENGE_SECONDS

BYTES = 32
MOST = 1000
"""So many wait at a time; only who knows a password can ask for one. The oldest is forgotten first."""


@dataclass
class Challenges:
    """Remembers which questions nobody has answered yet."""

    clock: Callable[[], float] = time.monotonic
    _open: dict[bytes, tuple[str, float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def ask(self, member_id: str) -> bytes:
        """Return a new question for somebody."""
        challenge = secrets.token_bytes(BYTES)
        with self._lock:
            self._open[challenge] = (member_id, self.clock())
            if len(self._open) > MOST:
                del self._open[next(iter(self._open))]
        return challenge

    def take(self, challenge: bytes, member_id: str) -> bool:
        """Return whether this is an open question to somebody; from then on it is none."""
        with self._lock:
            asked, since = self._open.pop(challenge, ("", 0.0))
        return asked == member_id and self.clock() - since < CHALLENGE_SECONDS
