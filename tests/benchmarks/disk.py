"""What the disk itself bears: how often in a second it makes something durable."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

PAGE = b"x" * 4096
SECONDS = 1.0


@dataclass(frozen=True)
class Disk:
    """Syncs in a second: of a page that is overwritten, and of a file that begins anew, as a box's journal does."""

    in_place: float
    anew: float


def measure_disk(folder: Path) -> Disk:
    """Measure the disk under a folder."""
    path = folder / "syncs"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)

    def overwrite() -> None:
        os.pwrite(descriptor, PAGE, 0)
        os.fsync(descriptor)

    def begin_anew() -> None:
        os.ftruncate(descriptor, 0)
        overwrite()

    try:
        return Disk(_rate(overwrite), _rate(begin_anew))
    finally:
        os.close(descriptor)
        path.unlink()


def _rate(work: Callable[[], None]) -> float:
    begin, count = monotonic(), 0
    while monotonic() - begin < SECONDS:
        work()
        count += 1
    return count / (monotonic() - begin)
