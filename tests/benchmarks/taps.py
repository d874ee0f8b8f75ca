"""Durable taps beside a request that does nothing, on the same server, turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.figures import Figures, figures_of, middle, send
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Load
from tests.benchmarks.served import NOTHING

SUBMISSIONS = "/api/submissions"
SECONDS = 3.0
ROUNDS = 3


@dataclass(frozen=True)
class Beside:
    """What so many clients got: nothing done, a tap kept, and how many taps for a request that does nothing."""

    clients: int
    boxes: int
    nothing: Figures
    taps: Figures
    ratio: float


def measure_taps(ground: Ground, tokens: Sequence[str], clients: int, *, seconds: float = SECONDS) -> Beside:
    """Measure in several rounds and return the middle of them."""
    rounds = [
        tuple(figures_of(send(Load(ground.port, path, clients, seconds, [*tokens]))) for path in (NOTHING, SUBMISSIONS))
        for _ in range(ROUNDS)
    ]
    ratio = median(taps.each_second / nothing.each_second for nothing, taps in rounds)
    return Beside(clients, len(tokens), middle([one for one, _ in rounds]), middle([taps for _, taps in rounds]), ratio)
