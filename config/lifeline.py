"""How a process notices that the one that started it is gone, even by `kill -9`: its input, a pipe, comes to an end."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread, main_thread

LAST_SECONDS = 2.0
"""How long a process may take to end by itself before it kills itself; a new start must not wait long for its port."""


@contextmanager
def held() -> Iterator[int]:
    """Hold a pipe open and give the end that children take as their input; however this process dies, the pipe ends."""
    reading, writing = os.pipe()
    try:
        yield reading
    finally:
        os.close(writing)
        os.close(reading)


def end_with_input() -> None:
    """Let this process, and those that it forks (a web server's workers), end when its input ends."""
    line = os.dup(0)  # multiprocessing gives its workers another input

    def follow() -> None:
        Thread(target=_follow, args=(line,), name="lifeline", daemon=True).start()

    follow()
    if sys.platform != "win32":
        os.register_at_fork(after_in_child=follow)


def _follow(line: int) -> None:
    os.read(line, 1)
    _ask_to_stop()
    time.sleep(LAST_SECONDS)
    _kill()


def _ask_to_stop() -> None:
    identity = main_thread().ident
    if sys.platform == "win32" or identity is None:
        os.kill(os.getpid(), signal.SIGTERM)
    else:
        signal.pthread_kill(identity, signal.SIGTERM)  # another thread that took it would not wake this one


def _kill() -> None:
    if sys.platform == "win32":
        os._exit(1)
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
