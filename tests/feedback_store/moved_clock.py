"""The real clock process under a clock that a test can move while it runs, by libfaketime."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType

from set_up_parts import faketime_library
from tests.telegram_api.waiting import wait_until

COMMAND = (sys.executable, "-P", "-m", "config.commands")
PATIENCE_SECONDS = 30


class MovedClock:
    """`glasche clock` and other commands, for which it is the time that `move` has said last."""

    def __init__(self, folder: Path, environment: Mapping[str, str], now: datetime) -> None:
        self._now, self._log = folder / "now", folder / "clock.log"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GLASCHE_")},
            **environment,
            "LD_PRELOAD": faketime_library(),
            "FAKETIME_TIMESTAMP_FILE": str(self._now),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        self._processes: list[subprocess.Popen[bytes]] = []
        self.move(now)

    def __enter__(self) -> "MovedClock":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            assert process.wait(PATIENCE_SECONDS) in (0, -signal.SIGTERM), self.log

    def move(self, now: datetime) -> None:
        """Set the clock; it goes on from there."""
        whole = self._now.with_suffix(".whole")
        whole.write_text(f"{now.timestamp() - time.time():+.3f}")
        whole.replace(self._now)

    def start(self) -> None:
        """Start a clock that looks ten times a second."""
        with self._log.open("ab") as log:
            line = [*COMMAND, "clock", "--look-seconds", "0.1"]
            self._processes.append(subprocess.Popen(line, env=self._environment, stdout=log, stderr=log))

    def kill(self) -> None:
        """End all clocks at once, as a power cut does."""
        for process in self._processes:
            process.kill()
            process.wait(PATIENCE_SECONDS)
        self._processes.clear()

    def type(self, *words: str, answer: str = "") -> str:
        """Type a command at that time and return what it prints."""
        line = [*COMMAND, *words]
        typed = {"input": answer, "capture_output": True, "timeout": PATIENCE_SECONDS}
        done = subprocess.run(line, env=self._environment, text=True, check=False, **typed)  # type: ignore[call-overload]
        return str(done.stdout + done.stderr)

    @property
    def log(self) -> str:
        """What the clock has told."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def wait_for_words(self, words: str) -> None:
        """Wait until the clock has told something."""
        wait_until(lambda: words in self.log, PATIENCE_SECONDS, lambda: f"{words!r} is not in {self.log!r}")
