"""A cheap client, a process of its own: so many connections that each send one request after another.

`python -m tests.benchmarks.load` reads a `Load` as JSON from its input and prints its `Samples` as JSON.
"""

import asyncio
import json
import secrets
import sys
from dataclasses import asdict, dataclass, field
from functools import partial
from time import monotonic


@dataclass(frozen=True)
class Load:
    """What is to be sent: to which port and path, by how many clients, for how long, with which devices' tokens.

    `pause_seconds` is how long a client waits after each answer.
    """

    port: int
    path: str
    clients: int
    seconds: float
    tokens: list[str]
    pause_seconds: float = 0.0


@dataclass
class Samples:
    """When each request was sent (s, of the machine's steady clock) and how long its answer took (ms)."""

    sent_at: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0


class Client(asyncio.Protocol):
    """One connection: it sends, waits for the answer, and sends again."""

    def __init__(self, load: Load, number: int, end: float, samples: Samples) -> None:
        self.load, self.token, self.end, self.samples = load, load.tokens[number % len(load.tokens)], end, samples
        self.loop = asyncio.get_running_loop()
        self.done = self.loop.create_future()
        self.got = b""
        self.sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.send()

    def send(self) -> None:
        self.sent_at = monotonic()
        self.transport.write(request_of(self.load.path, self.token))

    def data_received(self, data: bytes) -> None:
        self.got += data
        if not is_whole(self.got):
            return
        self.note()
        if monotonic() >= self.end:
            self.transport.close()
            self.done.set_result(None)
        elif self.load.pause_seconds:
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


def request_of(path: str, token: str) -> bytes:
    """Return one tap under a new id, as a tablet sends it."""
    tap = (
        f'[{{"id":"{secrets.token_hex(12)}","instrument":"mood_board","version":1,"language":"bg",'
        '"answers":[{"step":"mood","chosen":["happy"]}]}]'
    )
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
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


async def send_all(load: Load) -> Samples:
    """Send for so many seconds and return what was measured."""
    samples, end, loop = Samples(), monotonic() + load.seconds, asyncio.get_running_loop()
    one_of = [partial(Client, load, number, end, samples) for number in range(load.clients)]
    made = [loop.create_connection(client, "127.0.0.1", load.port) for client in one_of]
    clients = [one for _, one in await asyncio.gather(*made)]
    await asyncio.gather(*(one.done for one in clients))
    return samples


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(asyncio.run(send_all(Load(**json.load(sys.stdin)))))))
