"""One system call of a process fails, or is its last: strace answers in the kernel's place."""

import json
import operator
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile
from pathlib import Path
from typing import Any

from tests.forked import forked

WRITING_CALLS = (
    "write", "pwrite64", "pwritev2", "fsync", "fdatasync", "ftruncate", "fallocate", "openat",
    "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "chmod", "fchmodat",
)  # fmt: skip
"""What a process asks of the disk when it writes; kinds of processors differ in which of them there are."""

Tell = Callable[[str, str], None]
"""How a process that works under faults says what came of a step: a word and a sentence."""

STRUCK = "!"
END = "\n"
ATTACH_SECONDS = 10
PATIENCE_SECONDS = 0.5
END_SECONDS = 5
WORK_SECONDS = 60


@dataclass(frozen=True)
class Fault:
    """The n-th call of one kind, and `more` after it, end with an error, such as ENOSPC, or with `kill -9`."""

    call: str
    error: str
    nth: int
    more: int = 0

    def __str__(self) -> str:
        """Say it as strace does."""
        how = "signal=KILL" if self.error == "KILL" else f"error={self.error}"
        return f"{self.call}:{how}:when={self.nth}..{self.nth + self.more}"


class Puppet:
    """A process that does one piece of work after another and says what came of it, with or without strace on it.

    It speaks over a socket: writing to a pipe would be a write like those that fail.
    """

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        """Start the process; its modules are loaded already."""
        self._line, other = socket.socketpair()
        self._line.settimeout(WORK_SECONDS)
        self._process = forked().Process(target=_obey, args=(other, work, arguments), daemon=True)
        self._process.start()
        other.close()
        assert self._told() == [], "the process is not ready"

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._process.pid or 0)

    def work(self) -> list[tuple[str, str]]:
        """Let it work and return what it told until the end, or until it was killed."""
        self.begin()
        return self._told()

    def begin(self) -> None:
        """Let it work; meanwhile it can be ended by `close`."""
        self._line.sendall(b"go\n")

    def _told(self) -> list[tuple[str, str]]:
        with suppress(ConnectionResetError), self._line.makefile() as lines:
            return [tuple(json.loads(line)) for line in takewhile(END.__ne__, lines)]
        return []

    def was_killed(self) -> bool:
        """Return whether it has been ended by `kill -9`; call it when it says nothing more."""
        self._process.join(1)
        return self._process.exitcode == -signal.SIGKILL

    def close(self) -> None:
        """End it as `kill -9` does."""
        self._line.close()
        self._process.kill()
        self._process.join()


def _obey(line: socket.socket, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    line.sendall(END.encode())
    while _is_asked(line):
        work(lambda *words: line.sendall(json.dumps(words).encode() + b"\n"), *arguments)
        line.sendall(END.encode())


def _is_asked(line: socket.socket) -> bool:
    try:
        return bool(line.recv(16))
    except ConnectionResetError:  # it is not wanted any more
        return False


@contextmanager
def struck(puppet: Puppet, fault: Fault | None) -> Iterator[Callable[[], Counter[str]]]:
    """Let a fault befall a process until the block ends; gives the calls seen so far, those that failed as STRUCK."""
    with tempfile.NamedTemporaryFile("r") as log:
        inject = ["-e", f"inject={fault}"] if fault else []
        traced = fault.call if fault else ",".join(f"?{call}" for call in WRITING_CALLS)
        command = ["strace", "-f", "-qq", "-o", log.name, "-e", f"trace={traced}", *inject, "-p", str(puppet.pid)]
        with _tracing(command, [puppet.pid]):  # at its end it lets go of the process, which goes on without faults
            yield lambda: _calls(Path(log.name))


@contextmanager
def refused(pids: Sequence[int], error: str) -> Iterator[None]:
    """Let every write of some processes fail until the end of the block, as on a disk that cannot be written."""
    calls = "pwrite64,?pwritev2,fsync,fdatasync,ftruncate,?rename,?link,?unlink,?mkdir"
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}"]
    with _tracing([*command, *(word for pid in pids for word in ("-p", str(pid)))], pids):
        yield


@contextmanager
def _tracing(command: Sequence[str], pids: Sequence[int]) -> Iterator[None]:
    """Run strace on processes until the block ends; where it does not take hold of them, it is started once more."""
    strace = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        if not _is_traced(pids):
            _end(strace)
            strace = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            assert _is_traced(pids), "strace cannot trace here"
        yield
    finally:
        _end(strace)


def _end(strace: "subprocess.Popen[bytes]") -> None:
    strace.terminate()
    try:
        strace.wait(END_SECONDS)
    except subprocess.TimeoutExpired:  # now and then it waits for ever for a process that it has killed
        strace.kill()
        strace.wait()


def _is_traced(pids: Sequence[int]) -> bool:
    """Wait until somebody traces every thread of the processes; return whether the first of each are.

    A thread that began while strace took hold of the others can be missed for ever: it is not waited for long.
    """
    begun = time.monotonic()
    while any("TracerPid:\t0" in status for pid in pids for status in _threads_of(pid)):
        waited = time.monotonic() - begun
        if waited > ATTACH_SECONDS or (waited > PATIENCE_SECONDS and _is_first_traced(pids)):
            return _is_first_traced(pids)
        time.sleep(0.002)
    return True


def _is_first_traced(pids: Sequence[int]) -> bool:
    """Return whether somebody traces the first thread of each process."""
    return not any("TracerPid:\t0" in Path(f"/proc/{pid}/status").read_text() for pid in pids)


def _threads_of(pid: int) -> Iterator[str]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            yield (thread / "status").read_text()


def _calls(log: Path) -> Counter[str]:
    """Return how often each call was made in the thread that made it most: strace counts in every thread apart."""
    by_thread: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in log.read_text(errors="replace").splitlines():
        thread, _, rest = line.partition(" ")
        if "INJECTED" in rest or "killed by SIGKILL" in rest:
            by_thread[thread][STRUCK] += 1
        elif call := re.match(r"\s*(\w+)\(", rest):  # the second half of a call that another interrupted has no name
            by_thread[thread][call[1]] += 1
    return reduce(operator.or_, by_thread.values(), Counter())
