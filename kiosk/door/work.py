"""The small work that a phone does before its voice is taken, so that a flood costs its sender something.

The server makes a task and forgets it: the task carries its minute, how hard it is, and a keyed hash by which it is
known again. What is remembered of a finished one, for some minutes and in memory, is its random number: nothing of who.
"""

import struct
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64Error
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest, digest
from secrets import token_bytes
from threading import Lock

from kiosk.errors import WorkRefusedError

EASY_BITS = 16
"""Zero bits at the beginning of the hash: 65,536 tries on the average, about a second for an old phone."""
HARDEST_BITS = 21
CALM = 30
"""So many voices a minute, from all visitors together, are no flood; beyond, each doubling doubles the work."""
LENIENT_BITS = 2
"""A task that was made before the flood may be so much easier than one that is made now."""
VALID_MINUTES = 15
MOST_SPENT = 100_000
"""Finished tasks that are remembered; beyond that the oldest are forgotten before their time."""
LONGEST_PROOF = 64

HEAD = struct.Struct(">IB")
RANDOM_BYTES, MAC_BYTES = 8, 12
TASK_BYTES = HEAD.size + RANDOM_BYTES + MAC_BYTES


@dataclass
class Work:
    """Makes tasks for the visitors of one installation, and knows them again; one for each process."""

    key: bytes
    minute: Callable[[], float] = lambda: time.time() / 60
    _spent: dict[bytes, int] = field(default_factory=dict)
    _lately: deque[float] = field(default_factory=deque)
    _lock: Lock = field(default_factory=Lock)

    def task(self, code: str) -> str:
        """Return a fresh task for whoever came with this code."""
        with self._lock:
            head = HEAD.pack(int(self.minute()), self._bits()) + token_bytes(RANDOM_BYTES)
        return urlsafe_b64encode(head + self._mac(head, code)).rstrip(b"=").decode()

    def check(self, proof: str, code: str) -> None:
        """Take a finished task, `task.number`; it is worth one voice.

        Raises:
            WorkRefusedError: it is none of ours, not finished, too old, too easy by now, or was taken before.
        """
        task, _, number = proof.partition(".")
        head = self._head_of(task, code)
        minute, bits = HEAD.unpack(head[: HEAD.size])
        if not (number.isascii() and number.isdecimal() and len(proof) <= LONGEST_PROOF):
            raise WorkRefusedError("the proof has no number; send task.number")
        if not is_done(proof, bits):
            raise WorkRefusedError(f"the hash of the proof does not begin with {bits} zero bits; find another number")
        with self._lock:
            self._spend(head[HEAD.size :], minute, bits)

    def _head_of(self, task: str, code: str) -> bytes:
        try:
            whole = urlsafe_b64decode(task + "=" * (-len(task) % 4)) if task.isascii() else b""
        except (NotBase64Error, ValueError):
            whole = b""
        head, mac = whole[:-MAC_BYTES], whole[-MAC_BYTES:]
        if len(whole) != TASK_BYTES or not compare_digest(mac, self._mac(head, code)):
            raise WorkRefusedError("the task was not made here for this address; take the one of the answer")
        return head

    def _spend(self, random: bytes, minute: int, bits: int) -> None:
        now = self.minute()
        if not 0 <= now - minute <= VALID_MINUTES + 1:
            raise WorkRefusedError(f"the task is older than {VALID_MINUTES} minutes; take the one of the answer")
        if bits < self._bits() - LENIENT_BITS:
            raise WorkRefusedError("many voices come at once, and the task is too easy now; take the one of the answer")
        if random in self._spent:
            raise WorkRefusedError("the task was worth one voice, and that came before; take the one of the answer")
        self._forget(now)
        self._spent[random] = minute
        self._lately.append(now)

    def _forget(self, now: float) -> None:
        over = [each for each, minute in self._spent.items() if now - minute > VALID_MINUTES + 1]
        oldest = list(self._spent)[: max(0, len(self._spent) - len(over) - MOST_SPENT + 1)]
        for each in {*over, *oldest}:
            del self._spent[each]

    def _bits(self) -> int:
        now = self.minute()
        while self._lately and now - self._lately[0] > 1:
            self._lately.popleft()
        return min(EASY_BITS + (len(self._lately) // CALM).bit_length(), HARDEST_BITS)

    def _mac(self, head: bytes, code: str) -> bytes:
        return digest(self.key, head + code.encode(), "sha256")[:MAC_BYTES]


def is_done(proof: str, bits: int) -> bool:
    """Return whether the SHA-256 of a proof begins with so many zero bits."""
    return int.from_bytes(sha256(proof.encode()).digest()) >> (256 - bits) == 0
