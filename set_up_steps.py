"""Does a step of the set-up once: a command, with the sources that it was done with, and nobody else at it.

As set_up.py, which imports it before it looks at the Python: nothing here is newer than Python 3.6.
"""

import hashlib
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMPS = VENV / "set-up"
LOCK = ROOT / ".set-up.lock"
"""Beside .venv, which may be removed and made anew while it is held."""


class SetUpError(Exception):
    """The set-up cannot go on; the message says what was found and the exact line to type."""


def once(name: str, sources: list, sentence: str, command: list, made: Path = VENV) -> None:
    """Do a step unless it was done with these very sources and what it made is still there."""
    stamp = fingerprint(sources)
    if not (is_done(name, stamp) and made.exists()):
        step(sentence, command)
        mark_done(name, stamp)


def fingerprint(sources: list) -> str:
    """Return what changes when a source, the Python or the place of this folder changes."""
    digest = hashlib.sha256(f"{ROOT} {sys.version} {platform.machine()}".encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def is_done(name: str, stamp: str) -> bool:
    """Return whether a step was done to its end and with these sources."""
    file = STAMPS / name
    return file.is_file() and file.read_text(encoding="ascii") == stamp


def mark_done(name: str, stamp: str) -> None:
    """Remember that a step was done to its end."""
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(stamp, encoding="ascii")


@contextmanager
def alone() -> Iterator:
    """Let one set-up at a time work in this folder; another one waits, and then finds most of it done."""
    try:
        file = LOCK.open("ab")
    except PermissionError:  # whoever may not write here installs nothing
        yield
        return
    with file:  # closing it lets the next one go on, and so does the end of this process, whatever it dies of
        if not is_taken(file):
            print("set-up: another one is at work in this folder; waiting for it …", flush=True)
            while not is_taken(file):
                time.sleep(0.5)
        yield


def is_taken(file: BinaryIO) -> bool:
    """Return whether this process holds the lock now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def step(sentence: str, command: list) -> None:
    """Run a command with a line that shows it goes on; what it prints is shown only when it fails."""
    print(f"set-up: {sentence} …", end="", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=output, stderr=output)
        while True:
            try:
                code = process.wait(timeout=3)
                break
            except subprocess.TimeoutExpired:
                print(".", end="", flush=True)
        if code == 0:
            print(f" {time.monotonic() - begun:.0f} s", flush=True)
            return
        print(" failed", flush=True)
        output.seek(0)
        print(output.read().decode(errors="replace"), file=sys.stderr)
    line = " ".join(str(part) for part in command)
    raise SetUpError(f"{sentence} failed, see above; mend that and try again. The line was: {line}")
