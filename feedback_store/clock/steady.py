"""Time that nobody can set: seconds that only pass, and the name of the run of the machine that they belong to."""

import sys
import time
from functools import cache
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Where Linux says by which random name this run of the machine goes."""


def steady_seconds() -> float:
    """Return seconds that pass also while the machine sleeps, and that setting its clock does not move."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    else:  # noqa: RET505 - mypy takes what follows the branch of another system for unreachable
        return time.monotonic()


@cache
def boot_name() -> str:
    """Return the random name of this run of the machine, or nothing where the system gives none."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
