"""Speaks the one text that it is given, as making.py does a clip, and ends; at_once.py starts it."""

import json
import sys
from io import BytesIO

import soundfile

from kiosk.aloud.loudness import levelled
from kiosk.aloud.making import COMPRESSION
from kiosk.aloud.voice import RATE_HERTZ, speak


def main() -> None:
    """Read how a text is pronounced and its language as JSON, and write the sound."""
    order = json.load(sys.stdin.buffer)
    sound = BytesIO()
    soundfile.write(
        sound,
        levelled(speak(order["pronounced"], order["language"])),
        RATE_HERTZ,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="CONSTANT",
        compression_level=COMPRESSION,
    )
    sys.stdout.buffer.write(sound.getvalue())


if __name__ == "__main__":
    main()
