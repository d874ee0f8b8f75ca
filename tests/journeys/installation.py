"""One whole installation, as a centre runs it: `glasche run` with web, bot and clock, and the commands beside it."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.ports import free_port
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.2"
"""Not 127.0.0.1, from which the visitors come: so its own address in a log is told from theirs."""

LONGEST_START_SECONDS = 60
"""On a machine that does much else; alone it takes three."""

COMMAND = (sys.executable, "-P", "-m", "config.commands")


class Installation:
    """A home of its own; everything in it is done by the real commands."""

    def __init__(self, home: Path, api: TelegramApi | None = None, **settings: str) -> None:
        self.home = home
        self.port = free_port()
        self.address = f"http://{HOST}:{self.port}"
        self._log = home.with_name(f"{home.name}.log")
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GLASCHE_")}
        telegram = {"GLASCHE_TELEGRAM_TOKEN": api.token, "GLASCHE_TELEGRAM_API": api.url} if api else {}
        self.environment = {
            **kept,
            "GLASCHE_HOME": str(home),
            "GLASCHE_BIND": HOST,
            "GLASCHE_PORT": str(self.port),
            "GLASCHE_PASSWORD_MEMORY_KIB": "8",
            "GLASCHE_PASSWORD_ROUNDS": "1",
            "GLASCHE_SECOND_FACTOR": "false",
            **telegram,
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start `glasche run` and wait until the pages answer, and the bot where there is one."""
        listened, welcomed = self.log.count("the bot listens"), self.log.count("Kiosk: ")
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*COMMAND, "run"], env=self.environment, stdout=log, stderr=log, cwd=self.home.parent
            )
        # Until it has welcomed, it may be an earlier one that answers.
        wait_until(
            lambda: self.log.count("Kiosk: ") > welcomed and self._answers(),
            LONGEST_START_SECONDS,
            lambda: f"the pages do not answer:\n{self.log}",
        )
        if "GLASCHE_TELEGRAM_TOKEN" in self.environment:
            wait_until(
                lambda: self.log.count("the bot listens") > listened,
                LONGEST_START_SECONDS,
                lambda: f"no bot:\n{self.log}",
            )

    @property
    def pid(self) -> int:
        """The number of the process `glasche run`."""
        assert self._process
        return self._process.pid

    def stop(self) -> int:
        """Ask it to stop, as the machine does when it is switched off, and return the exit code."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(20)

    def kill(self) -> None:
        """End `glasche run` as `kill -9` does, without a word to the processes that it started."""
        assert self._process
        self._process.kill()
        self._process.wait(20)

    def close(self) -> None:
        """End it, whatever state it is in."""
        if self._process and self._process.poll() is None:
            self.stop()

    def command(self, *words: str, code: int = 0) -> str:
        """Type a command and return what it prints; fails where it does not end with this exit code."""
        done = subprocess.run(
            [*COMMAND, *words], env=self.environment, capture_output=True, text=True, cwd=self.home.parent, timeout=60
        )
        assert done.returncode == code, f"glasche {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def enrolment(self, service: str, *more: str) -> str:
        """Return the one-time address at which a browser becomes a kiosk of this service."""
        printed = self.command("device", "enrol", "--service", service, "--name", "Коридор", *more)
        return str(re.findall(r"http\S+", printed)[0])

    def section(self, service: str, year: int, language: str = "bg") -> str:
        """Write the user-voice section and return its HTML."""
        words = ("--service", service, "--year", str(year), "--format", "html", "--language", language)
        out = self.home.with_name(f"{self.home.name}-out")
        self.command("report", *words, "--out", str(out))
        return next(out.glob(f"*{service}*{year}*.{language}.html")).read_text(encoding="utf-8")

    @property
    def log(self) -> str:
        """All that its processes have written so far."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def files(self) -> dict[str, bytes]:
        """Return every file under the home and the log, by name, as it is now."""
        found = {str(path.relative_to(self.home)): path.read_bytes() for path in self.home.rglob("*") if path.is_file()}
        own = (self.address, self.environment.get("GLASCHE_TELEGRAM_API", self.address))
        log = self.log
        for address in own:  # its own, not a visitor's
            log = log.replace(address, "")
        return {**found, "log": log.encode()}

    def _answers(self) -> bool:
        assert self._process
        assert self._process.poll() is None, self.log
        try:
            with urllib.request.urlopen(f"{self.address}/", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
