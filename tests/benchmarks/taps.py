"""Durable taps beside a request that does nothing, on the same server, turn by turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.figures import Figures, figures_of, middle, send
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Load, Tablet
from tests.benchmarks.served import NOTHING

SUBMISSIONS = "/api/submissions"
SECONDS = 3.0
ROUNDS = 3


@dataclass(frozen=True)
class Beside:
    """What so many clients got: nothing done, a tap kept, and how many taps for a request that does nothing."""

    clients: int
    boxes: int
    is_sealed: bool
    nothing: Figures
    taps: Figures
    ratio: float


def measure_taps(ground: Ground, tablets: Sequence[Tablet], clients: int, *, seconds: float = SECONDS) -> Beside:
    """Measure in several rounds and return the middle of them; beside what is sealed, nothing is done as briefly."""
    plain = [Tablet(one.token) for one in tablets]
    loads = [
        Load(ground.port, NOTHING, clients, seconds, plain),
        Load(ground.port, SUBMISSIONS, clients, seconds, [*tablets]),
    ]
    rounds = [tuple(figures_of(send(load)) for load in loads) for _ in range(ROUNDS)]
    ratio = median(taps.each_second / nothing.each_second for nothing, taps in rounds)
    return Beside(
        clients,
        len(tablets),
        all(one.outbox for one in tablets),
        middle([one for one, _ in rounds]),
        middle([taps for _, taps in rounds]),
        ratio,
    )
