"""A cheap client, a process of its own: so many connections that each send one request after another.

`python -m tests.benchmarks.load` reads a `Load` as JSON from its input and prints its `Samples` as JSON.
"""

import asyncio
import json
import secrets
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import cycle, islice
from time import monotonic
from typing import Any

from tests.kiosk.sealing import sealed

MOST_EACH_SECOND = 5000
"""So many requests are made beforehand for each second: sealing is the tablets' work, who have cores of their own."""


@dataclass(frozen=True)
class Tablet:
    """What a device sends with: its token, and the outbox for which it seals; without one it sends plain."""

    token: str
    outbox: dict[str, str] | None = None


@dataclass(frozen=True)
class Load:
    """What is to be sent: to which port and path, by how many clients, for how long, from which devices.

    `pause_seconds` is how long a client waits after each answer.
    """

    port: int
    path: str
    clients: int
    seconds: float
    tablets: list[Tablet]
    pause_seconds: float = 0.0

    @property
    def most(self) -> int:
        """How many requests can be sent at all (count)."""
        each_second = self.clients / self.pause_seconds if self.pause_seconds else MOST_EACH_SECOND
        return int(self.seconds * min(each_second, MOST_EACH_SECOND)) + self.clients


@dataclass
class Samples:
    """When each request was sent (s, of the machine's steady clock) and how long its answer took (ms)."""

    sent_at: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0


class Client(asyncio.Protocol):
    """One connection: it sends, waits for the answer, and sends again."""

    def __init__(self, load: Load, requests: Iterator[bytes], end: float, samples: Samples) -> None:
        self.load, self.requests, self.end, self.samples = load, requests, end, samples
        self.loop = asyncio.get_running_loop()
        self.done = self.loop.create_future()
        self.got = b""
        self.sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.send()

    def send(self) -> None:
        request = next(self.requests, None)
        if request is None or monotonic() >= self.end:
            self.transport.close()
            self.done.set_result(None)
            return
        self.sent_at = monotonic()
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.got += data
        if not is_whole(self.got):
            return
        self.note()
        if self.load.pause_seconds:
            self.loop.call_later(self.load.pause_seconds, self.send)
        else:
            self.send()

    def note(self) -> None:
        self.samples.sent_at.append(self.sent_at)
        self.samples.milliseconds.append(1000 * (monotonic() - self.sent_at))
        self.samples.refused += not is_taken(self.got)
        self.got = b""

    def connection_lost(self, problem: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(problem or ConnectionResetError("the server ended a connection"))


def requests_of(load: Load) -> Iterator[bytes]:
    """Return what is sent, from each device in turn, all of it made beforehand."""
    return iter([request_of(load.path, tablet) for tablet in islice(cycle(load.tablets), load.most)])


def a_tap() -> dict[str, Any]:
    """Return one tap under a new id."""
    return {
        "id": secrets.token_hex(12),
        "instrument": "mood_board",
        "version": 1,
        "language": "bg",
        "answers": [{"step": "mood", "chosen": ["happy"]}],
    }


def request_of(path: str, tablet: Tablet) -> bytes:
    """Return a request with one tap, as a tablet sends it."""
    tap = a_tap()
    body = json.dumps([sealed(tablet.outbox, tap) if tablet.outbox else tap], separators=(",", ":"))
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {tablet.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


def is_whole(answer: bytes) -> bool:
    """Return whether an answer has come to its end; the server tells its length."""
    head, gap, body = answer.partition(b"\r\n\r\n")
    if not gap:
        return False
    length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
    return len(body) >= int(length)


def is_taken(answer: bytes) -> bool:
    """Return whether everything in the answer was kept."""
    return answer.startswith(b"HTTP/1.1 200") and b"refused" not in answer


def load_from(text: str) -> Load:
    """Return the load that was written as JSON."""
    found = json.loads(text)
    return Load(**{**found, "tablets": [Tablet(**tablet) for tablet in found["tablets"]]})


async def send_all(load: Load) -> Samples:
    """Send for so many seconds and return what was measured."""
    requests = requests_of(load)
    samples, end, loop = Samples(), monotonic() + load.seconds, asyncio.get_running_loop()
    client = partial(Client, load, requests, end, samples)
    made = [loop.create_connection(client, "127.0.0.1", load.port) for _ in range(load.clients)]
    clients = [one for _, one in await asyncio.gather(*made)]
    await asyncio.gather(*(one.done for one in clients))
    return samples


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(send_all(load_from(sys.stdin.read()))))))
