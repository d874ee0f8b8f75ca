"""The page docs/performance.md, as the benchmarks write it."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from tests.benchmarks.commands import Commands
from tests.benchmarks.disk import Disk
from tests.benchmarks.evening import Evening
from tests.benchmarks.notes import BesideTaps
from tests.benchmarks.taps import Beside

TEMPLATE = Path(__file__).with_name("page.md.jinja")
TARGETS = {"ratio": 0.4, "tap": 50, "delay": 20, "opening": 5, "beside": 100}
"""What is wanted: taps for one request that does nothing, p99 of a tap (ms), what words may
add to it (ms), an opening (s), p99 beside it (ms)."""


@dataclass(frozen=True)
class Run:
    """All that one run has measured."""

    day: date
    marks: int
    epochs: int
    disk: Disk
    taps: Sequence[Beside]
    notes: Sequence[BesideTaps]
    on_postgresql: Beside
    evening: Evening
    commands: Commands


def page_of(run: Run) -> str:
    """Return the page."""
    # Markdown, not HTML: there is nothing to escape in it.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.filters |= {"whole": "{:.0f}".format, "met": lambda is_met: "met" if is_met else "not met"}
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        run=run,
        sealed=_at_most_clients(run, is_sealed=True),
        plain=_at_most_clients(run, is_sealed=False),
        targets=TARGETS,
        cores=os.cpu_count(),
        system=platform.system(),
        python=platform.python_version(),
    )


def _at_most_clients(run: Run, *, is_sealed: bool) -> Beside:
    into_one = [one for one in run.taps if one.boxes == 1 and one.is_sealed == is_sealed]
    return max(into_one, key=lambda one: one.clients)
