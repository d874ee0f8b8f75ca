"""Notes beside taps: what it costs that words are read for danger before a child is thanked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figures, figures_of, middle, send
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Load
from tests.benchmarks.taps import ROUNDS, SUBMISSIONS

SETS = Path(__file__).parents[1] / "language" / "sets"
LONGEST = 500
"""What the happiness jar takes (characters)."""
PAUSE_SECONDS = 0.25
"""Nobody writes faster than that: clients send their notes with pauses between, as the taps beside (s)."""


@dataclass(frozen=True)
class BesideTaps:
    """What so many clients got, and by how much the p99 of a note is longer than that of a tap (ms)."""

    clients: int
    taps: Figures
    notes: Figures
    delay: float


def texts_to_send() -> list[str]:
    """Return the texts that the reader is developed on, ordinary feedback and disclosures, as far as they fit."""
    lines = [
        line
        for name in ("sentiment", "themes", "disclosures")
        for line in (SETS / f"{name}.development.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [text for line in lines if len(text := json.loads(line)["text"]) <= LONGEST]


def measure_notes(ground: Ground, tokens: Sequence[str], clients: int, *, seconds: float) -> BesideTaps:
    """Measure in several rounds, turn by turn, and return the middle of them."""
    texts = texts_to_send()
    # The reader remembers words; a server that has run for a day has met nearly all.
    send(Load(ground.port, SUBMISSIONS, clients, seconds, [*tokens], texts=texts))
    rounds = [
        tuple(
            figures_of(send(Load(ground.port, SUBMISSIONS, clients, seconds, [*tokens], PAUSE_SECONDS, said)))
            for said in ([], texts)
        )
        for _ in range(ROUNDS)
    ]
    delay = median(notes.p99 - taps.p99 for taps, notes in rounds)
    return BesideTaps(clients, middle([taps for taps, _ in rounds]), middle([notes for _, notes in rounds]), delay)
