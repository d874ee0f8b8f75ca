"""The real server, started and killed again and again, and the tablets that send to it meanwhile."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from tests.trouble.ledger import Ledger

GLASCHE = (sys.executable, "-P", "-m", "config.commands")
TABLETS = 8
START_SECONDS = 60


class Server:
    """`glasche kiosk` in a process group of its own."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Take the settings of an installation; its port is free."""
        self.environment = {**os.environ, **settings}
        self.port = int(settings["GLASCHE_PORT"])
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            [*GLASCHE, "kiosk"], env=self.environment, start_new_session=True, stdout=quiet, stderr=quiet
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self._process.poll() is None, "the server does not start"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.02)

    def pids(self) -> list[int]:
        """Return the processes of its group."""
        assert self._process
        found = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal())
        return [pid for pid in found if _group_of(pid) == self._process.pid]

    def kill(self) -> None:
        """End it and all that it has started as `kill -9` does; one that has ended is left alone."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        call = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            call.request("GET", "/api/openapi.json")
            return call.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            call.close()


def _group_of(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


class Crowd:
    """Tablets that send one tap after another, some of them in lists, some of them once more, until told to stop."""

    def __init__(self, port: int, header: dict[str, str], ledger: Ledger, seed: int) -> None:
        """Take where to send to, with which token, and where to note what was acknowledged."""
        self.port, self.header, self.ledger, self.seed = port, header, ledger, seed
        self.refusals: list[str] = []
        self._stop = Event()
        self._threads = ThreadPoolExecutor(TABLETS)

    def __enter__(self) -> "Crowd":
        """Begin to send."""
        self._sending = [self._threads.submit(self._send_all, number) for number in range(TABLETS)]
        return self

    def __exit__(self, *_: object) -> None:
        """Stop sending; a fault of a tablet itself is raised."""
        self._stop.set()
        self._threads.shutdown()
        for one in self._sending:
            one.result()

    def _send_all(self, number: int) -> None:
        chance = random.Random(f"{self.seed} {number}")
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as call:
            while not self._stop.is_set():
                taps = [self.ledger.tap(chance) for _ in range(1 if chance.random() < 0.8 else chance.randint(2, 6))]
                try:
                    call.request("POST", "/api/submissions", json.dumps(taps), self.header)
                    with call.getresponse() as answer:
                        body = json.loads(answer.read())
                except (OSError, http.client.HTTPException, ValueError):
                    call.close()
                    time.sleep(0.01)  # it was killed
                else:
                    self._note(answer.status, body)

    def _note(self, status: int, body: dict[str, object]) -> None:
        results = body.get("results")
        self.refusals += self.ledger.note(results) if isinstance(results, list) else [f"{status} {body}"]
