"""Waiting for something to become true, with a sentence when it does not."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
GLANCE_SECONDS = 0.01


def wait_until(
    look: Callable[[], Found | None], seconds: float = 10.0, problem: Callable[[], str] | str = "it did not happen"
) -> Found:
    """Return what `look` finds, as soon as it is neither None nor False.

    Raises:
        AssertionError: nothing was found in time.
    """
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found is not None and found is not False:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} s: {problem() if callable(problem) else problem}")
        time.sleep(GLANCE_SECONDS)
