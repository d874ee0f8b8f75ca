"""Brings every clip to the same loudness, below the level at which it would be cut off."""

import numpy as np

from kiosk.aloud.voice import RATE_HERTZ, Samples

TARGET = 0.1
"""Root mean square of the parts where somebody speaks: -20 decibels below the largest sample."""
CEILING = 0.8
"""The largest sample; encoding to MP3 may raise it a little."""
FRAME = RATE_HERTZ // 50
PAUSE_BELOW = 0.1
"""A frame with less than this share of the loudest frame's level is a pause (-20 decibels)."""


def loudness_of(samples: Samples) -> float:
    """Return the root mean square of the frames of 20 ms in which somebody speaks."""
    whole = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    levels = np.sqrt(np.mean(whole**2, axis=1))
    spoken = levels[levels >= PAUSE_BELOW * levels.max()]
    return float(np.sqrt(np.mean(spoken**2)))


def levelled(samples: Samples) -> Samples:
    """Return the clip at the target loudness; a sample above the ceiling is bent below it, not cut off."""
    loud = samples * (TARGET / loudness_of(samples))
    knee = CEILING / 2
    bent = np.sign(loud) * (knee + (CEILING - knee) * np.tanh((np.abs(loud) - knee) / (CEILING - knee)))
    return np.where(np.abs(loud) <= knee, loud, bent)
