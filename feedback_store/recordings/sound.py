"""The sound of a voice message: decoded, its length measured, written anew, so that nothing hangs on it."""

from io import BytesIO
from typing import Any

from feedback_store.errors import SoundRefusedError, SoundTooLongError

LONGEST_SECONDS = 60
MOST_BYTES = 512 * 1024
"""The largest file that is looked at; a minute in Telegram has half of that."""
HIGHEST_RATE = 48_000
"""Samples in a second; Opus knows none that are higher."""


def plain_sound(sent: bytes) -> bytes:
    """Return a voice message as OGG/Opus of one channel, without the notes and names that a file may carry.

    Raises:
        SoundTooLongError: it has more than LONGEST_SECONDS, or more bytes than those take.
        SoundRefusedError: it is no OGG/Opus, is damaged, or nothing is in it.
    """
    if len(sent) > MOST_BYTES:
        raise SoundTooLongError(f"the sound has {len(sent)} bytes; send at most {MOST_BYTES}")
    samples, rate = _decoded(sent)
    if len(samples) > LONGEST_SECONDS * rate:
        raise SoundTooLongError(f"the sound has more than {LONGEST_SECONDS} seconds; send a shorter one")
    return _written(samples, rate, "OGG", "OPUS")


def as_wav(kept: bytes) -> bytes:
    """Return a sound that was kept as every computer plays it."""
    return _written(*_decoded(kept), "WAV", "PCM_16")


def _decoded(sent: bytes) -> tuple[Any, int]:
    """Return the samples of the first channel and how many make a second; never more than can be kept, and one."""
    import soundfile

    try:
        with soundfile.SoundFile(BytesIO(sent)) as opened:
            if (opened.format, opened.subtype) != ("OGG", "OPUS") or opened.samplerate > HIGHEST_RATE:
                raise SoundRefusedError(f"the sound is {opened.format} {opened.subtype}; send OGG Opus")
            most = LONGEST_SECONDS * opened.samplerate + 1
            samples = opened.read(most, dtype="float32", always_2d=True)[:, 0]
            rate = int(opened.samplerate)
    except soundfile.LibsndfileError:
        raise SoundRefusedError("the sound is damaged or of another kind; send it as it was recorded") from None
    if len(samples) == 0:
        raise SoundRefusedError("the sound is empty; record it again")
    return samples, rate


def _written(samples: Any, rate: int, kind: str, subtype: str) -> bytes:
    import soundfile

    written = BytesIO()
    soundfile.write(written, samples, rate, format=kind, subtype=subtype)
    return written.getvalue()
