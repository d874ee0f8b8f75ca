"""What was sent and what was acknowledged, kept outside the store, so that the store can be held to its word."""

import operator
import random
import secrets
from collections import Counter, deque
from dataclasses import astuple, dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy import func, select, text

from feedback_store.engine import Store
from feedback_store.intake import Acknowledgement, Submission, accept
from feedback_store.opening import open_box
from feedback_store.schema import answers, voices
from tests.builders import a_submission
from tests.kiosk.people import a_tap

FACES = ("happy", "calm", "sad", "scared", "angry")
THANKED = ("kept", "known")


@dataclass
class Ledger:
    """Every voice that was sent to one service, by the client's id, and those that were thanked for."""

    service: str
    sent: dict[str, str] = field(default_factory=dict)
    thanked: set[str] = field(default_factory=set)
    _newest: deque[str] = field(default_factory=lambda: deque(maxlen=200))
    _lock: Lock = field(default_factory=Lock)

    def tap(self, chance: random.Random) -> dict[str, Any]:
        """Return a new voice as a tablet sends it, or in one of six cases an earlier one once more."""
        with self._lock:
            if self._newest and chance.random() < 1 / 6:
                client_id = chance.choice(self._newest)
            else:
                client_id = secrets.token_urlsafe(24)
                self.sent[client_id] = chance.choice(FACES)
                self._newest.append(client_id)
            return a_tap(self.sent[client_id], id=client_id)

    def first_tap(self, face: str = "happy") -> dict[str, Any]:
        """Return a new voice as a tablet sends it."""
        client_id = secrets.token_urlsafe(24)
        self.sent[client_id] = face
        return a_tap(face, id=client_id)

    def submission(self, client_id: str) -> Submission:
        """Return a voice that was sent, with the same content."""
        return a_submission(self.service, self.sent[client_id], client_id=client_id)

    def note(self, results: list[dict[str, Any]]) -> list[str]:
        """Write down what was thanked for; return the refusals among the results."""
        with self._lock:
            self.thanked |= {result["id"] for result in results if result["state"] in THANKED}
        return [str(result["error"]) for result in results if result["state"] not in THANKED]


@dataclass(frozen=True)
class Proof:
    """How what was counted compares with what was sent (counts of voices)."""

    sent: int
    thanked: int
    lost: int
    doubled: int
    miscounted: int

    @property
    def is_sound(self) -> bool:
        """Whether every voice that was thanked for stands there exactly once."""
        return not (self.lost or self.doubled or self.miscounted)

    def __add__(self, other: "Proof") -> "Proof":
        """Return what holds of two installations together."""
        return Proof(*map(operator.add, astuple(self), astuple(other)))

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.sent} sent, {self.thanked} acknowledged, {self.lost} lost, {self.doubled} doubled, "
            f"{self.miscounted} miscounted"
        )


def prove(store: Store, ledger: Ledger) -> Proof:
    """Open the box, send everything once more with the same ids, open again, and compare.

    What was thanked for must be known; afterwards there must be as many voices as different ids, of every face as
    many as were sent, in the rows of the voices and in the figures.
    """
    open_again(store, ledger.service)
    sent = len(ledger.sent)
    answered = {client_id: accept(store, ledger.submission(client_id)) for client_id in ledger.sent}
    for _ in range(store.settings.smallest_group):  # else a few that came only now would wait in the box
        client_id = secrets.token_urlsafe(24)
        ledger.sent[client_id] = FACES[0]
        accept(store, ledger.submission(client_id))
    lost = sum(answered[client_id] is not Acknowledgement.KNOWN for client_id in ledger.thanked)
    open_again(store, ledger.service)
    rows, figures = faces_in_rows(store, ledger.service), faces_in_figures(store, ledger.service)
    right = Counter(ledger.sent.values())
    return Proof(
        sent=sent,
        thanked=len(ledger.thanked),
        lost=lost,
        doubled=(rows - right).total(),
        miscounted=(right - rows).total() + (figures - right).total() + (right - figures).total(),
    )


def open_again(store: Store, service: str) -> None:
    """Open a box whether or not it was opened today already."""
    with store.writing() as connection:
        connection.execute(text("UPDATE services SET last_opened_on = NULL WHERE key = :key"), {"key": service})
    open_box(store, service)


def faces_in_rows(store: Store, service: str) -> Counter[str]:
    """Return how many voices chose each face (count)."""
    query = select(answers.c.option, func.count()).where(answers.c.service == service).group_by(answers.c.option)
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(voices).where(voices.c.service == service)) == (
            connection.scalar(select(func.count()).select_from(answers).where(answers.c.service == service))
        )
        return Counter({row.option: row[1] for row in connection.execute(query)})


def faces_in_figures(store: Store, service: str) -> Counter[str]:
    """Return how often each face stands in the figures, in those that wait for more voices too (count)."""
    found: Counter[str] = Counter()
    with store.reading() as connection:
        for table in ("tallies", "waiting_tallies"):
            query = text(f"SELECT option, count FROM {table} WHERE service = :service AND step = 'mood'")
            for option, count in connection.execute(query, {"service": service}):
                found[option] += count
    return Counter({option: count for option, count in found.items() if option in FACES})
