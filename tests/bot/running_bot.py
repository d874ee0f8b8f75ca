"""The real bot as a process of its own, for tests and journeys: started, stopped, started again, its log kept."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from config.settings import read_settings
from feedback_store.engine import Store, open_store
from feedback_store.social_services import add_service
from tests.telegram_api.api import TelegramApi
from tests.telegram_api.waiting import wait_until

ROOT = Path(__file__).parents[2]
DAY_OUT = ROOT / "tests" / "instruments"
WITH_DAY_OUT = f"""
import pathlib, sys, config.load
config.load.INSTRUMENT_FOLDERS += (pathlib.Path({str(DAY_OUT)!r}),)
from config.commands import main
sys.exit(main(["bot"], prog_name="glasche"))
"""
"""Starts the bot with the test instrument `day_out` beside the real ones."""


class RunningBot:
    """One installation's bot against an emulator; `store` is the same home, opened by the test."""

    def __init__(self, api: TelegramApi, home: Path, *, is_with_day_out: bool = False, **settings: str) -> None:
        self.api = api
        self.home = home
        database = {key: value for key, value in settings.items() if key == "GLASCHE_DATABASE_URL"}
        self.store: Store = open_store(read_settings({"GLASCHE_HOME": str(home), **database}))
        self._settings = {
            "PYTHONFAULTHANDLER": "1",  # where it crashes, its log tells where
            "GLASCHE_HOME": str(home),
            "GLASCHE_TELEGRAM_TOKEN": api.token,
            "GLASCHE_TELEGRAM_API": api.url,
            **settings,
        }
        self._command = ["-c", WITH_DAY_OUT] if is_with_day_out else ["-m", "config.commands", "bot"]
        self._process: subprocess.Popen[bytes] | None = None
        self._log = home / "bot.log"

    def add_service(self, key: str, name: str, users: int | None = 40) -> None:
        """Add a social service to the home."""
        add_service(self.store, key, name, users)

    def start(self) -> None:
        """Start the process and wait until it listens to Telegram."""
        already = self.log.count("the bot listens")
        self.start_without_waiting()
        wait_until(
            lambda: self.log.count("the bot listens") > already, 20, lambda: f"the bot did not start:\n{self.log}"
        )

    def start_without_waiting(self) -> None:
        """Start the process."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GLASCHE_")}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._command], cwd=ROOT, env={**kept, **self._settings}, stdout=log, stderr=log
            )

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """Return the exit code once the process has ended by itself."""
        assert self._process
        return self._process.wait(seconds)

    def stop(self) -> int:
        """Ask the process to end, as a supervisor does, and return its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> int:
        """End the process at once, as a power cut does."""
        return self._end(signal.SIGKILL)

    def close(self) -> None:
        """End what still runs and close the store."""
        if self._process and self._process.poll() is None:
            self.kill()
        self.store.close()

    def _end(self, by: signal.Signals) -> int:
        assert self._process
        self._process.send_signal(by)
        code = self._process.wait(20)
        assert code in (0, -by), f"it ended with {code}:\n{self.log[-3000:]}"
        return code

    @property
    def log(self) -> str:
        """All that the process has written so far."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def count(self, service: str) -> int:
        """Return how many submissions lie in a service's box."""
        return self.store.cabinet.count(service)

    def contents(self, service: str) -> list[dict[str, Any]]:
        """Return the submissions in a service's box, unsealed."""
        found = []
        for number in self.store.cabinet.numbers(service):
            secret = self.store.box_keys.secret_of(service, number)
            found += [json.loads(row.unseal(secret)) for row in self.store.cabinet.rows(service, number)]
        return found
