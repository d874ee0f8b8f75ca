"""A store that has a year behind it, and the real server on it."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import requests

from config.settings import Settings, read_settings
from feedback_store.devices import issue_code, redeem_code
from feedback_store.engine import Store, open_store
from feedback_store.social_services import add_service
from kiosk.child.outbox import outbox_for
from tests.benchmarks.load import Tablet
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
SERVICES = ("merki-1", "merki-2", "merki-3", "merki-4")
EVENING = "merki-vecher"
"""What is measured goes into the boxes of services of its own; more than 15 users, so that voices keep their day."""
USERS = 200
START_SECONDS = 30


class Ground:
    """A home, and the commands and processes that work on it."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GLASCHE_")}
        self.own = {"GLASCHE_HOME": str(home), "GLASCHE_PORT": str(self.port), **settings}
        self.environment: Mapping[str, str] = {**kept, **self.own}

    @property
    def settings(self) -> Settings:
        """The settings, as its processes read them."""
        return read_settings(self.own)

    def command(self, *words: str, **settings: str) -> str:
        """Type a command, wait for its end, and return what it prints."""
        command = [sys.executable, "-m", "config.commands", *words]
        environment = {**self.environment, **settings}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"glasche {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store in this process."""
        opened = open_store(self.settings, migrate=True)
        yield opened
        opened.close()

    def enrol(self) -> list[Tablet]:
        """Add the services into whose boxes is measured, and return a device of each."""
        with self.store() as opened:
            for key in (*SERVICES, EVENING):
                add_service(opened, key, key, USERS)
            tokens = {key: redeem_code(opened, issue_code(opened, key, "Мерене"))[1] for key in SERVICES}
            return [Tablet(token, outbox_for(opened, key)) for key, token in tokens.items()]

    @contextmanager
    def served(self) -> Iterator[None]:
        """Serve it as `glasche kiosk` does, with the route that does nothing beside."""
        command = [sys.executable, "-m", "tests.benchmarks.served"]
        server = subprocess.Popen(command, cwd=ROOT, env={**self.environment})
        try:
            self._wait(server)
            yield
        finally:
            server.terminate()
            server.wait(20)

    def _wait(self, server: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            try:
                requests.get(f"http://127.0.0.1:{self.port}/api/openapi.json", timeout=5)
            except requests.ConnectionError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server does not answer")


def example_services(printed: str) -> list[str]:
    """Return the keys of the services of an example year, from what `glasche demo` prints."""
    return re.findall(r"--service (\S+)", printed)
