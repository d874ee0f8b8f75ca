"""Makes the clips: each text is spoken, brought to the same loudness and written as a small MP3, once."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

import soundfile

from kiosk.aloud.clips import ENDING, FOLDER, Clip
from kiosk.aloud.loudness import levelled
from kiosk.aloud.stress import guessed_words
from kiosk.aloud.voice import RATE_HERTZ, speak

COMPRESSION = 0.8
"""Of libsndfile's scale from 0 to 1: 40 kbit a second at this rate, a steady one, so that players know the length."""


def make_clips(clips: Iterable[Clip]) -> int:
    """Make the clips that are not there yet; return how many.

    Raises:
        VoiceError: the synthesiser is not there or refuses a text.
    """
    missing = [clip for clip in clips if not clip.path.exists()]
    for clip in missing:
        _write(clip)
    return len(missing)


def tidy_clips(clips: Iterable[Clip]) -> int:
    """Delete the files in the folder of clips that belong to none of these; return how many."""
    kept = {clip.path for clip in clips}
    left_over = [file for file in FOLDER.glob(f"*{ENDING}*") if file not in kept]
    for file in left_over:
        file.unlink(missing_ok=True)
    return len(left_over)


def guessed(clips: Iterable[Clip]) -> list[str]:
    """Return the Bulgarian words whose stress the synthesiser has to guess."""
    return sorted({word for clip in clips if clip.language == "bg" for word in guessed_words(clip.said)})


def _write(clip: Clip) -> None:
    """Write a clip under another name first, so that whoever stops the set-up leaves no half of one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=FOLDER, prefix=clip.name, suffix=f"{ENDING}.part", delete=False) as part:
        soundfile.write(
            part,
            levelled(speak(clip.pronounced, clip.language)),
            RATE_HERTZ,
            format="MP3",
            subtype="MPEG_LAYER_III",
            bitrate_mode="CONSTANT",
            compression_level=COMPRESSION,
        )
    Path(part.name).chmod(0o644)
    Path(part.name).replace(clip.path)
