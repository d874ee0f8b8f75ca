"""What the doctor looks at in the clips: whether the bird can read every text."""

from collections.abc import Iterator

from config.doctor import Finding, Level
from config.settings import Settings
from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.clips import Clip


def check_clips(_settings: Settings) -> Iterator[Finding]:
    """Return whether every text of the page and of the instruments can be read aloud."""
    yield check_made(all_clips())


def check_made(clips: list[Clip]) -> Finding:
    """Return whether these clips are there."""
    missing = sum(not clip.path.exists() for clip in clips)
    if missing:
        sentence = f"{missing} of {len(clips)} texts cannot be read aloud: their clips are missing"
        return Finding(Level.WARNING, sentence, "run `python3 set_up.py run` once; it makes them")
    return Finding(Level.OK, f"every text can be read aloud ({len(clips)} clips)")
