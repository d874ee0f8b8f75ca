"""Notes beside taps, handed in at the door: what it costs that words are read for danger before a child is thanked."""

import json
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter, sleep

from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Speaker, Support
from feedback_store.engine import Store
from feedback_store.intake import Submission, accept
from tests.benchmarks.figures import Figures, share_of

SETS = Path(__file__).parents[1] / "language" / "sets"
LONGEST = 500
"""What the happiness jar takes (characters)."""
PAUSE_SECONDS = 0.1
"""Between two notes of one writer; nobody writes faster than that (s)."""
EACH = 150
"""Notes, and taps beside them, of each writer (count)."""


@dataclass(frozen=True)
class BesideTaps:
    """What so many writers got, and by how much the p99 of a note is longer than that of a tap (ms)."""

    writers: int
    taps: Figures
    notes: Figures

    @property
    def delay(self) -> float:
        """By how much the p99 of a note is longer than that of a tap (ms)."""
        return self.notes.p99 - self.taps.p99


def measure_notes(store: Store, service: str, writers: int) -> BesideTaps:
    """Let writers hand in taps, then notes, each at once with the others."""
    texts = texts_to_send()
    for text in texts:  # the reader remembers words; a server that has run for a day has met nearly all
        store.reader(text)

    def note(chance: Random) -> Submission:
        return _submission(service, "happiness_jar", Answer("note", (), chance.choice(texts)))

    def tap(_: Random) -> Submission:
        return _submission(service, "mood_board", Answer("mood", ("happy",)))

    return BesideTaps(writers, _figures(store, writers, tap), _figures(store, writers, note))


def texts_to_send() -> list[str]:
    """Return the texts that the reader is developed on, ordinary feedback and disclosures, as far as they fit."""
    lines = [
        line
        for name in ("sentiment", "themes", "disclosures")
        for line in (SETS / f"{name}.development.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [text for line in lines if len(text := json.loads(line)["text"]) <= LONGEST]


def _figures(store: Store, writers: int, said: Callable[[Random], Submission]) -> Figures:
    def write(number: int) -> list[float]:
        chance, took = Random(number), []
        for _ in range(EACH):
            one = said(chance)
            begun = perf_counter()
            accept(store, one)
            took.append(1000 * (perf_counter() - begun))
            sleep(PAUSE_SECONDS)
        return took

    begun = perf_counter()
    with ThreadPoolExecutor(writers) as threads:
        took = sorted(one for found in threads.map(write, range(writers)) for one in found)
    return Figures(len(took) / (perf_counter() - begun), share_of(took, 0.5), share_of(took, 0.99))


def _submission(service: str, instrument: str, answer: Answer) -> Submission:
    return Submission(
        client_id=secrets.token_urlsafe(24),
        service=service,
        channel=Channel.KIOSK,
        instrument=instrument,
        version=1,
        language="bg",
        speaker=Speaker.CHILD,
        support=Support.ALONE,
        age_band=AgeBand.FROM_8_TO_11,
        answers=(answer,),
    )
