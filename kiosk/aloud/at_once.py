"""A text spoken at once, in memory only: by a process of its own, which gets the text and nothing else."""

import json
import subprocess
import sys
from threading import Lock

from kiosk.aloud.spoken import spoken
from kiosk.aloud.stress import with_stress
from kiosk.errors import VoiceError

MOST_CHARACTERS = 2000
"""The longest note."""
PATIENCE_SECONDS = 60
ENVIRONMENT = {"SYSTEMROOT": "C:\\Windows"}
"""Nothing of ours, which may hold passwords; Python does not start on Windows without this one."""
_one_at_a_time = Lock()
"""A minute of speech takes a second of one core; several at once would keep taps waiting."""


def speak_at_once(text: str, language: str) -> bytes:
    """Return a text as MP3, spoken as the clips are; nothing of it is written anywhere.

    The process that serves holds the keys, so it loads no speech library itself (docs/reading-aloud.md).

    Raises:
        VoiceError: the synthesiser is not there, or makes no sound of the text.
    """
    said = spoken(text[:MOST_CHARACTERS], language)
    order = json.dumps({"pronounced": with_stress(said) if language == "bg" else said, "language": language}).encode()
    command = [sys.executable, "-I", "-m", "kiosk.aloud.spoken_once"]
    with _one_at_a_time:
        try:
            done = subprocess.run(
                command, input=order, capture_output=True, env=ENVIRONMENT, timeout=PATIENCE_SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError) as problem:
            raise VoiceError(f"a note could not be spoken ({type(problem).__name__}); run glasche doctor") from None
    return done.stdout
