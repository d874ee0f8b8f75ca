"""The synthesiser espeak-ng, called through ctypes: a sentence becomes samples. Only the set-up loads it."""

import ctypes
from functools import cache
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from config.vocabulary import OFFERED
from kiosk.errors import VoiceError

Samples = NDArray[np.float64]
"""Mono, each sample a fraction of the largest that can be played (-1..1)."""

RATE_HERTZ = 22050
VOICES = {code: language.voice for code, language in OFFERED.items() if language.voice}
WORDS_PER_MINUTE = 140
PITCH = 50
VOLUME = 60
"""In per cent of the usual, so that no sample is cut off before the level is set; see loudness.py."""

# From espeak-ng's speak_lib.h.
SYNCHRONOUS, BUFFER_MILLISECONDS, DO_NOT_EXIT = 2, 0, 0x8000
RATE_PARAMETER, VOLUME_PARAMETER, PITCH_PARAMETER = 1, 2, 3
FROM_CHARACTER, IS_UTF8 = 1, 1
LARGEST_SAMPLE = 32768

Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


def speak(words: str, language: str) -> Samples:
    """Return a sentence as it sounds.

    Not for two threads at once: the library keeps one state.

    Raises:
        VoiceError: the library refuses the voice or the sentence, or gives no sound for it.
    """
    library = _library()
    parts: list[Samples] = []

    def keep(wave: Any, count: int, _events: Any) -> int:
        if wave and count:
            parts.append(np.ctypeslib.as_array(wave, (count,)) / LARGEST_SAMPLE)  # a copy: the buffer is used again
        return 0

    callback = Callback(keep)
    library.espeak_SetSynthCallback(callback)
    _check(library.espeak_SetVoiceByName(VOICES[language].encode()), f"the voice {VOICES[language]}")
    for parameter, value in ((RATE_PARAMETER, WORDS_PER_MINUTE), (VOLUME_PARAMETER, VOLUME), (PITCH_PARAMETER, PITCH)):
        _check(library.espeak_SetParameter(parameter, value, 0), f"parameter {parameter}")
    content = words.encode() + b"\0"
    _check(library.espeak_Synth(content, len(content), 0, FROM_CHARACTER, 0, IS_UTF8, None, None), repr(words))
    samples = np.concatenate([np.zeros(0), *parts])
    if not samples.any():
        raise VoiceError(f"espeak-ng gives no sound for {words!r}; mend that text")
    return samples


@cache
def _library() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except OSError as problem:
        raise VoiceError(f"espeak-ng cannot be loaded ({problem}); the bird stays silent on this machine") from None
    library.espeak_Synth.argtypes = [
        *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int),
        *(ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p),
    ]
    found = library.espeak_Initialize(
        SYNCHRONOUS, BUFFER_MILLISECONDS, espeakng_loader.get_data_path().encode(), DO_NOT_EXIT
    )
    if found != RATE_HERTZ:
        raise VoiceError(f"espeak-ng begins with {found} samples a second, not {RATE_HERTZ}; install it anew")
    return library


def _check(code: int, what: str) -> None:
    if code:
        raise VoiceError(f"espeak-ng refuses {what} (its code {code}); install it anew")
