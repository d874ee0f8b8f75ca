"""The modules and styles of the page behind a QR code: its own few, and those of the child's page that they need."""

import re
from functools import cache
from pathlib import Path

from kiosk.child.script import joined_script, later_script
from kiosk.child.styles import LATER, STYLES, joined

STATIC = Path(__file__).parent.parent / "static"
MODULES = STATIC / "door"
ADDRESS = "/door.js"
DRESSED = (STATIC / "paper.css", STYLES / "frame.css", STYLES / "jar.css", LATER / "scale.css", MODULES / "door.css")
ON_TABLETS_ONLY = {
    "call",
    "circle",
    "consent_on_tablets",
    "enrol",
    "foot",
    "news",
    "place",
    "reach",
    "read_aloud",
    "receipt",
}
FONT_FACE = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)


def door_script() -> str:
    """Return what the first screens need, as one."""
    return joined_script(MODULES)


def door_later_script() -> str:
    """Return what comes behind them, as one."""
    return later_script(MODULES, ADDRESS)


@cache
def door_styles() -> str:
    """Return what the first screens wear, as one; the font comes with the first touch (type.js), so that they stand."""
    return FONT_FACE.sub("", joined(DRESSED))


@cache
def door_later_styles() -> str:
    """Return what the screens behind them wear, as one."""
    worn_later = {sheet for sheet in LATER.glob("*.css") if sheet.stem not in ON_TABLETS_ONLY}
    return joined(sorted(worn_later.difference(DRESSED)))
