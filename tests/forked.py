"""Processes that are there in a moment, since what they need was loaded once for all of them."""

import multiprocessing
from multiprocessing.context import ForkServerContext

LOADED = (
    "feedback_store.keys.ring_copy",
    "tests.feedback_store.key_deaths",
    "tests.trouble.homes",
    "tests.trouble.acts",
    "tests.trouble.evening",
)
"""One server makes all of them, and it loads only what the first one names."""


def forked() -> ForkServerContext:
    """Return what makes such processes."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    return context
