"""The page docs/performance.md, as the benchmarks write it."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from tests.benchmarks.chats import PACES, Chats
from tests.benchmarks.commands import Commands
from tests.benchmarks.disk import Disk
from tests.benchmarks.evening import Evening
from tests.benchmarks.notes import BesideTaps
from tests.benchmarks.staff_pages import SERVICES, WORDS, PageTime
from tests.benchmarks.taps import Beside

TEMPLATE = Path(__file__).with_name("page.md.jinja")
BOT_TEMPLATE = Path(__file__).with_name("bot.md.jinja")
STAFF_TEMPLATE = Path(__file__).with_name("staff.md.jinja")
WANTED = PACES[1]
BOT_HEADING = "## The bot\n"
TARGETS = {"ratio": 0.4, "tap": 50, "delay": 20, "opening": 5, "beside": 100, "reply": 300, "page": 300}
"""What is wanted: taps for one request that does nothing, p99 of a tap (ms), what words may
add to it (ms), an opening (s), p99 beside it (ms), half of the bot's replies and of a staff page's answers (ms)."""


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
    chats: Sequence[Chats]


def page_of(run: Run) -> str:
    """Return the page; what is said of the bot stands at its end."""
    page = _fill(
        TEMPLATE,
        run=run,
        sealed=_at_most_clients(run, is_sealed=True),
        plain=_at_most_clients(run, is_sealed=False),
        targets=TARGETS,
        cores=os.cpu_count(),
        system=platform.system(),
        python=platform.python_version(),
    )
    return with_bot(page, run.chats, run.day, load=0)


def staff_page_of(pages: Sequence[PageTime], day: date) -> str:
    """Return the page of the staff pages."""
    return _fill(STAFF_TEMPLATE, pages=pages, day=day, services=SERVICES, words=f"{WORDS:,}", target=TARGETS["page"])


def with_bot(page: str, chats: Sequence[Chats], day: date, *, load: float) -> str:
    """Return a page with what was measured of the bot at its end, in place of what stood there.

    Args:
        page: as it stands.
        chats: what was measured.
        day: when.
        load: what the machine did beside, before it began (count of processes at once).
    """
    wanted = next(one for one in chats if one.talking == WANTED)
    section = _fill(BOT_TEMPLATE, chats=chats, day=day, wanted=wanted, target=TARGETS["reply"], load=load)
    return f"{page.partition(BOT_HEADING)[0].rstrip()}\n\n{section}"


def _fill(template: Path, **values: object) -> str:
    # Markdown, not HTML: there is nothing to escape in it.
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.filters |= {"whole": "{:.0f}".format, "met": lambda is_met: "met" if is_met else "not met"}
    return environment.from_string(template.read_text(encoding="utf-8")).render(**values)


def _at_most_clients(run: Run, *, is_sealed: bool) -> Beside:
    into_one = [one for one in run.taps if one.boxes == 1 and one.is_sealed == is_sealed]
    return max(into_one, key=lambda one: one.clients)
