"""The clips: which file holds a text. Its name tells text and voice, so that a clip never changes."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kiosk.aloud.spoken import spoken
from kiosk.aloud.stress import with_stress

HERE = Path(__file__).parent
FOLDER = HERE / "clips"
ENDING = ".mp3"
NAME_BYTES = 4
"""Enough to tell some hundred clips apart, which a test looks at; every name is a part of the first load."""
SHAPE_THE_SOUND = ("voice.py", "loudness.py", "making.py")
"""Modules after whose change every clip is made anew, under another name."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One text in one language: as it is said, as the synthesiser pronounces it, and the name of its sound."""

    language: str
    said: str
    pronounced: str
    name: str

    @property
    def path(self) -> Path:
        """Where the sound lies once it is made."""
        return FOLDER / f"{self.name}{ENDING}"


@cache
def clip_of(text: str, language: str) -> Clip:
    """Return the clip of a text, made or not."""
    said = spoken(text, language)
    pronounced = with_stress(said) if language == "bg" else said
    return Clip(language, said, pronounced, _digest(_recipe() + f"{language}\n{pronounced}".encode()))


@cache
def _recipe() -> bytes:
    return b"".join((HERE / module).read_bytes() for module in SHAPE_THE_SOUND)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=NAME_BYTES).hexdigest()
