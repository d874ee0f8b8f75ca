"""A cheap client, a process of its own: so many connections that each send one request after another.

`python -m tests.benchmarks.load` reads a `Load` as JSON from its input and prints a `Measured` as JSON.
"""

import asyncio
import json
import secrets
import sys
from dataclasses import asdict, dataclass, field
from time import perf_counter

WARM_SECONDS = 0.3
"""So long clients send before anything is counted."""


@dataclass(frozen=True)
class Load:
    """What is to be sent: to which port and path, by how many clients, for how long, with whose token."""

    port: int
    path: str
    clients: int
    seconds: float
    token: str
    service: str = ""


@dataclass(frozen=True)
class Measured:
    """Requests that were answered, in a second and by how long they took (ms); refused ones are told apart."""

    each_second: float
    p50: float
    p99: float
    longest: float
    refused: int


@dataclass
class Tally:
    """What all clients of one process have measured so far."""

    begin: float
    end: float
    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0


class Client(asyncio.Protocol):
    """One connection: it sends, waits for the answer, and sends again."""

    def __init__(self, load: Load, tally: Tally) -> None:
        self.load, self.tally = load, tally
        self.done = asyncio.get_running_loop().create_future()
        self.got = b""
        self.sent_at = 0.0
        self.is_last = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.send()

    def send(self) -> None:
        self.sent_at = perf_counter()
        self.transport.write(request_of(self.load))

    def data_received(self, data: bytes) -> None:
        self.got += data
        if not is_whole(self.got):
            return
        now = perf_counter()
        if self.tally.begin <= self.sent_at:
            if is_taken(self.got):
                self.tally.milliseconds.append(1000 * (now - self.sent_at))
            else:
                self.tally.refused += 1
        self.got = b""
        if now < self.tally.end:
            self.send()
        else:
            self.transport.close()
            self.done.set_result(None)

    def connection_lost(self, problem: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(problem or ConnectionResetError("the server ended a connection"))


def request_of(load: Load) -> bytes:
    """Return one tap under a new id, as a tablet sends it."""
    tap = (
        f'[{{"id":"{secrets.token_hex(12)}","instrument":"mood_board","version":1,"language":"bg",'
        '"answers":[{"step":"mood","chosen":["happy"]}]}]'
    )
    return (
        f"POST {load.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {load.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(tap)}\r\n\r\n{tap}"
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


async def measure(load: Load) -> Measured:
    """Send for so many seconds and return what was measured."""
    begin = perf_counter() + WARM_SECONDS
    tally = Tally(begin, begin + load.seconds)
    loop = asyncio.get_running_loop()
    made = [loop.create_connection(lambda: Client(load, tally), "127.0.0.1", load.port) for _ in range(load.clients)]
    clients = [client for _, client in await asyncio.gather(*made)]
    await asyncio.gather(*(client.done for client in clients))
    took = sorted(tally.milliseconds)
    return Measured(len(took) / load.seconds, share(took, 0.5), share(took, 0.99), took[-1], tally.refused)


def share(ordered: list[float], part: float) -> float:
    """Return the value below which so great a part of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(measure(Load(**json.load(sys.stdin)))))))
