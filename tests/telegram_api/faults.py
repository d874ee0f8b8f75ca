"""Faults on demand: refusals, broken servers, dropped and stalled connections, before or after the call took effect."""

import random
from collections.abc import Collection
from dataclasses import dataclass

from tests.telegram_api.errors import ApiError, too_many_requests


class DroppedError(Exception):
    """The connection is closed without an answer, perhaps after a while (s)."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(seconds)
        self.seconds = seconds


Failure = ApiError | DroppedError


def flood(retry_after: int = 1) -> Failure:
    """Return the refusal of too many requests: 429 with a pause in seconds."""
    return too_many_requests(retry_after)


def broken(code: int = 502) -> Failure:
    """Return the answer of a broken server."""
    return ApiError(code, {500: "Internal Server Error", 502: "Bad Gateway"}.get(code, "Service Unavailable"))


def dropped() -> Failure:
    """Return a connection that is closed without an answer."""
    return DroppedError()


def stalled(seconds: float = 6.0) -> Failure:
    """Return a connection on which nothing comes for so long; the bot gives up after five seconds."""
    return DroppedError(seconds)


@dataclass
class Fault:
    """Strikes the named calls of a method (counted from 1), or each with a probability."""

    method: str | None
    failure: Failure
    on_calls: Collection[int] | None
    probability: float
    after_effect: bool
    seen: int = 0


class Faults:
    """The faults that are planned; empty at first."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._planned: list[Fault] = []

    def plan(
        self,
        method: str | None,
        failure: Failure,
        *,
        on_calls: Collection[int] | None = (1,),
        probability: float = 1.0,
        after_effect: bool = False,
    ) -> None:
        """Let calls of a method fail.

        Args:
            method: such as "sendMessage"; None is every method but getUpdates.
            failure: `flood()`, `broken()` or `dropped()`.
            on_calls: which of the coming calls, from 1; None is any.
            probability: chance that one of these calls is struck, in 0..1.
            after_effect: the call does its work first, and only its answer is lost.
        """
        self._planned.append(Fault(method, failure, on_calls, probability, after_effect))

    def clear(self) -> None:
        """Forget all that is planned."""
        self._planned.clear()

    def strike(self, method: str) -> Fault | None:
        """Return the fault that hits this call, if any."""
        hits = [fault for fault in self._planned if self._hits(fault, method)]
        return hits[0] if hits else None

    def _hits(self, fault: Fault, method: str) -> bool:
        if (fault.method or method).lower() != method.lower() or (fault.method is None and method == "getUpdates"):
            return False
        fault.seen += 1
        if fault.on_calls is not None and fault.seen not in fault.on_calls:
            return False
        return self._chance.random() < fault.probability
