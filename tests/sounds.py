"""Sounds for tests: a tone as long as wanted, in a file as a telephone records one."""

from io import BytesIO

import numpy
import soundfile


def a_sound(seconds: float = 2.0, *, kind: str = "OGG", subtype: str = "OPUS", rate: int = 48_000) -> bytes:
    """Return a tone in a file."""
    samples = 0.3 * numpy.sin(numpy.arange(int(seconds * rate)) * 440 * 2 * numpy.pi / rate)
    written = BytesIO()
    soundfile.write(written, samples.astype("float32"), rate, format=kind, subtype=subtype)
    return written.getvalue()


def seconds_of(sound: bytes) -> float:
    """Return how long a sound is."""
    return float(soundfile.info(BytesIO(sound)).duration)
