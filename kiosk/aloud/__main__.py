"""Makes every clip that is missing and deletes those that no text needs any more: `python -m kiosk.aloud`."""

import sys

from kiosk.aloud.catalogue import all_clips
from kiosk.aloud.clips import FOLDER
from kiosk.aloud.making import guessed, make_clips, tidy_clips
from kiosk.errors import VoiceError


def main() -> None:
    """Make the clips, and say how many there are; without them all else runs, and `glasche doctor` says so."""
    clips = all_clips()
    try:
        made = make_clips(clips)
    except VoiceError as error:
        sys.stdout.write(f"{error}\n")
        return
    gone, kilobytes = tidy_clips(clips), sum(clip.path.stat().st_size for clip in clips) // 1024
    sys.stdout.write(f"{FOLDER}: {len(clips)} clips, {made} made now, {gone} deleted, {kilobytes} KB\n")
    if words := guessed(clips):
        sys.stdout.write(f"the stress of these words is guessed: {', '.join(words)}\n")


if __name__ == "__main__":
    main()
