"""What is made of the samples: requests in a second, and the times that half and almost all answers took."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median

from tests.benchmarks.load import Load, Samples

WARM_SECONDS = 0.3
"""What was sent in so long after the first request is not counted (s)."""


@dataclass(frozen=True)
class Figures:
    """Requests answered in a second, and the times within which half and 99 of 100 were answered (ms)."""

    each_second: float
    p50: float
    p99: float


class RefusedError(Exception):
    """The server refused what it should have kept, so that a figure would mean nothing."""


def send(load: Load) -> Samples:
    """Let the client send, in a process of its own."""
    with sending(load) as samples:
        return samples()


@contextmanager
def sending(load: Load) -> Iterator[Callable[[], Samples]]:
    """Let the client send while something else goes on; what is given waits for its end and returns its samples."""
    command = [sys.executable, "-m", "tests.benchmarks.load"]
    client = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert client.stdin
    client.stdin.write(json.dumps(asdict(load)))
    client.stdin.close()
    client.stdin = None
    yield lambda: _samples(client)
    client.wait(60)


def _samples(client: "subprocess.Popen[str]") -> Samples:
    printed, _ = client.communicate(timeout=120)
    samples = Samples(**json.loads(printed))
    if samples.refused:
        raise RefusedError(f"{samples.refused} of {len(samples.sent_at)} requests were refused")
    return samples


def figures_of(samples: Samples, begin: float | None = None, end: float | None = None) -> Figures:
    """Return the figures of what was sent between two moments; without them of all but the first moments."""
    first = min(samples.sent_at) + WARM_SECONDS if begin is None else begin
    last = max(samples.sent_at) if end is None else end
    pairs = zip(samples.sent_at, samples.milliseconds, strict=True)
    took = sorted(milliseconds for sent_at, milliseconds in pairs if first <= sent_at <= last)
    return Figures(len(took) / (last - first), share_of(took, 0.5), share_of(took, 0.99))


def share_of(ordered: Sequence[float], part: float) -> float:
    """Return the value within which so great a part of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def middle(rounds: Sequence[Figures]) -> Figures:
    """Return the middle of several rounds, each figure on its own."""

    def of(figure: Callable[[Figures], float]) -> float:
        return median(map(figure, rounds))

    return Figures(of(lambda one: one.each_second), of(lambda one: one.p50), of(lambda one: one.p99))
