"""Taps of devices in try-out mode: counted in memory only, shown to staff at once, gone when the server stops."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from config.steps import Answer


@dataclass(frozen=True)
class Tapped:
    """One option that was tapped on a device."""

    instrument: str
    step: str
    option: str


@dataclass
class TryOutTaps:
    """Counts by device; nothing of it is ever written or mixed with voices."""

    _counts: dict[str, Counter[Tapped]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def add(self, device_id: str, instrument: str, answers: Iterable[Answer]) -> None:
        """Count the options of one submission that was tried out."""
        tapped = [Tapped(instrument, answer.step, option) for answer in answers for option in answer.chosen]
        with self._lock:
            self._counts.setdefault(device_id, Counter()).update(tapped)

    def of_device(self, device_id: str) -> Mapping[Tapped, int]:
        """Return how often each option was tapped since the device began to try out."""
        with self._lock:
            return dict(self._counts.get(device_id, {}))

    def forget(self, device_id: str) -> None:
        """Drop what a device tapped; done whenever its try-out mode is switched."""
        with self._lock:
            self._counts.pop(device_id, None)
