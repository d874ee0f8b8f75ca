"""The bot's log: kinds and places of errors, never an update, a name, a number, a text or the token."""

import asyncio
import logging
from pathlib import Path
from traceback import extract_tb
from typing import Any

TALKATIVE = ("asyncio", "httpcore", "httpx", "telegram", "tornado")
"""Libraries that write addresses with the token in them, or whole updates, into the log."""
SILENT = logging.CRITICAL + 1
OWN_FOLDER = Path(__file__).parent.parent

log = logging.getLogger("glasche.bot")


def set_up_log() -> None:
    """Let only our own lines through, without a time: an error's moment is the moment of a voice."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    log.setLevel(logging.INFO)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(SILENT)


def note(error: BaseException) -> None:
    """Write the kind and the place of an error."""
    log.warning("%s at %s", type(error).__name__, place_of(error))


def note_stray(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Write the kind and the place of an error that nobody waited for; asyncio would write its contents."""
    if isinstance(error := context.get("exception"), BaseException):
        note(error)


def place_of(error: BaseException) -> str:
    """Return file and line of ours where an error came up, else those of the library."""
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OWN_FOLDER in Path(frame.filename).parents and ".venv" not in frame.filename]
    return next(
        (f"{Path(one.filename).name}:{one.lineno}" for one in reversed(ours or list(frames))), "an unknown place"
    )
