"""The opening of a large box while taps go on: `python -m tests.benchmarks.evening KEY` opens, and prints when."""

import json
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass

from config.settings import read_settings
from config.steps import Answer
from config.vocabulary import AgeBand, Channel, Speaker, Support
from feedback_store.engine import Store, open_store
from feedback_store.intake import Submission, accept_all
from feedback_store.opening import Outcome, open_box
from tests.benchmarks.figures import Figures, figures_of, sending
from tests.benchmarks.ground import ROOT, Ground
from tests.benchmarks.load import Load, Tablet
from tests.benchmarks.taps import SUBMISSIONS

VOICES = 10_000
TOGETHER = 500
FACES = ("happy", "calm", "sad", "scared", "angry", "dont_know")
AGES = (AgeBand.FROM_4_TO_7, AgeBand.FROM_8_TO_11, AgeBand.FROM_12_TO_14)
CLIENTS, PAUSE_SECONDS, SECONDS_BEFORE, MOST_SECONDS = 8, 0.1, 1.0, 20.0


@dataclass(frozen=True)
class Evening:
    """How long the opening took (s), and what the taps beside it got before and during it."""

    voices: int
    seconds: float
    before: Figures
    during: Figures


def measure_evening(ground: Ground, key: str, tablets: list[Tablet]) -> Evening:
    """Fill one box, and open it in a process of its own while tablets of other services go on."""
    with ground.store() as opened:
        fill(opened, key)
    load = Load(ground.port, SUBMISSIONS, CLIENTS, MOST_SECONDS, tablets, PAUSE_SECONDS)
    command = [sys.executable, "-m", "tests.benchmarks.evening", key]
    with sending(load) as samples:
        time.sleep(SECONDS_BEFORE)
        printed = subprocess.run(command, cwd=ROOT, env={**ground.environment}, stdout=subprocess.PIPE, check=True)
        begin, end = json.loads(printed.stdout)
        taps = samples()
    return Evening(VOICES, end - begin, figures_of(taps, end=begin - 0.5), figures_of(taps, begin, end))


def fill(store: Store, key: str) -> None:
    """Put voices of one tap into a box."""
    for _ in range(VOICES // TOGETHER):
        for outcome in accept_all(store, [a_voice(key) for _ in range(TOGETHER)]):
            if isinstance(outcome, Exception):
                raise outcome


def a_voice(key: str) -> Submission:
    """Return one tap on the mood board."""
    return Submission(
        client_id=secrets.token_hex(12),
        service=key,
        channel=Channel.KIOSK,
        instrument="mood_board",
        version=1,
        language="bg",
        speaker=Speaker.CHILD,
        support=Support.ALONE,
        age_band=secrets.choice(AGES),
        answers=(Answer("mood", (secrets.choice(FACES),)),),
    )


def open_and_tell(key: str) -> None:
    """Open a box and print when it began and ended, by the machine's steady clock."""
    store = open_store(read_settings())
    begin = time.monotonic()
    outcome = open_box(store, key)
    end = time.monotonic()
    store.close()
    if outcome is not Outcome.OPENED:
        raise RuntimeError(f"the box of {key} was not opened: {outcome}")
    sys.stdout.write(json.dumps([begin, end]))


if __name__ == "__main__":
    open_and_tell(sys.argv[1])
