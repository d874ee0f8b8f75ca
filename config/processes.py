"""`glasche run`: starts web, bot and clock as processes, starts again what dies, and stops all together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import TYPE_CHECKING

import click

from config import lifeline

if TYPE_CHECKING:
    from config.settings import Settings

GLASCHE = (sys.executable, "-P", "-m", "config.commands")
"""The command `glasche` of this installation, wherever it was called from and whatever stands in that folder."""
WITH_US = (*GLASCHE, "--until-input-ends")
"""The same for a part, which ends when this process is gone, even by `kill -9`."""
LOOK_SECONDS = 0.1
STEADY_SECONDS = 30.0
"""A process that ran this long had started well; its next death counts as the first."""
QUICK_DEATHS = 4
"""So many deaths in a row, each before STEADY_SECONDS, and it is no chance (a port in use, a wrong token)."""
LONGEST_PAUSE_SECONDS = 300.0
STOP_SECONDS = 10.0
"""How long a process has to end by itself before it is killed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One process of the installation; without a vital one the others make no sense."""

    name: str
    command: tuple[str, ...]
    is_vital: bool = False


@dataclass
class Child:
    """A part while it is looked after: its process, what that reads as its input, and when it may start again."""

    part: Part
    line: int = subprocess.DEVNULL
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    quick_deaths: int = field(default=0)

    def start(self) -> None:
        """Start the process, apart from this one's terminal group, so that Ctrl-C reaches only the supervisor."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(self.part.command, stdin=self.line, start_new_session=True)

    def look(self) -> bool:
        """Start the process if it is due, note its death; return False when a vital one is given up."""
        if self.process is None:
            if time.monotonic() >= self.start_again_at:
                self.start()
            return True
        code = self.process.poll()
        if code is None:
            return True
        _kill_group(self.process)
        return self._note_death(code)

    def _note_death(self, code: int) -> bool:
        self.process = None
        is_quick = time.monotonic() - self.started_at < STEADY_SECONDS
        self.quick_deaths = self.quick_deaths + 1 if is_quick else 1
        is_hopeless = self.quick_deaths >= QUICK_DEATHS
        if is_hopeless and self.part.is_vital:
            tell(f"{self.part.name} ended {self.quick_deaths} times right after its start; mend what it says above")
            return False
        pause = LONGEST_PAUSE_SECONDS if is_hopeless else 2.0 ** (self.quick_deaths - 1)
        self.start_again_at = time.monotonic() + pause
        tell(f"{self.part.name} ended ({_reason(code)}); it is started again in {pause:.0f} s")
        return True

    def ask_to_stop(self) -> None:
        """Ask the process to end by itself."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait_or_kill(self, deadline: float) -> None:
        """Wait until the deadline (monotonic) for the process to end, then kill it and whatever it has started."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            tell(f"{self.part.name} did not stop within {STOP_SECONDS:.0f} s and is killed")
        _kill_group(self.process)
        self.process.wait()


class StopSign:
    """Remembers that the installation was asked to stop. A plain flag: an Event set by a signal can lock itself up."""

    def __init__(self) -> None:
        """Listen to SIGINT, SIGTERM and, where it exists, SIGHUP (a closed terminal)."""
        self.is_up = False
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._raise)

    def _raise(self, _number: int, _frame: FrameType | None) -> None:
        self.is_up = True


def supervise(parts: Sequence[Part], stop: StopSign) -> int:
    """Keep the parts running until asked to stop; return 0 then, or 1 when a vital part was given up."""
    with lifeline.held() as line:
        children = [Child(part, line) for part in parts]
        try:
            return _keep_running(children, stop)
        finally:
            _stop(children)


def parts_of(settings: "Settings") -> tuple[Part, ...]:
    """Return the processes that these settings ask for."""
    web = Part("web", (*WITH_US, "kiosk"), is_vital=True)
    clock = Part("clock", (*WITH_US, "clock"))
    if settings.telegram_token is None:
        return (web, clock)
    return (web, clock, Part("bot", (*WITH_US, "bot")))


@click.command()
def run() -> None:
    """Run everything: the pages, the clock and, where a token is set, the bot."""
    from config.settings import read_settings

    context = click.get_current_context()
    parts = parts_of(read_settings())
    stop = StopSign()
    prepared = subprocess.run([*GLASCHE, "store", "upgrade"], check=False)
    if prepared.returncode or stop.is_up:
        context.exit(0 if stop.is_up else abs(prepared.returncode))
    tell(f"starting {', '.join(part.name for part in parts)}; Ctrl-C stops everything")
    code = supervise(parts, stop)
    tell("everything has stopped")
    context.exit(code)


def tell(sentence: str) -> None:
    """Print a line about the processes."""
    click.echo(f"glasche: {sentence}", err=True)


def _reason(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"signal {-code}"


def _keep_running(children: Sequence[Child], stop: StopSign) -> int:
    while not stop.is_up:
        for child in children:
            if not child.look():
                return 1
        time.sleep(LOOK_SECONDS)
    return 0


def _stop(children: Sequence[Child]) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait_or_kill(deadline)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a process: a web server's workers outlive it otherwise and keep its port."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # nothing is left; macOS calls that a matter of permission
        os.killpg(process.pid, signal.SIGKILL)
