"""The recovery sheet: the master key on paper, with what a manager has to know about it; as text and as PDF."""

import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from textwrap import fill

from babel.dates import format_date

from config.texts import Speech
from config.typesetting import typeset
from feedback_store.engine import Store
from feedback_store.errors import SheetNotWrittenError
from feedback_store.facts import read_fact, write_fact
from feedback_store.keys.recovery_key import groups_of
from feedback_store.keys.ring import master_name

TEMPLATE = Path(__file__).with_name("recovery_sheet.typ")
PROGRAM = r".venv\Scripts\glasche" if os.name == "nt" else ".venv/bin/glasche"
RESTORE = f"{PROGRAM} store restore"
PUT_BACK = f"{PROGRAM} store keys restore --sheet"
CONFIRMED = "recovery_sheet"
"""The fact that holds the name of the master key of which somebody has shown that it is on paper."""
FILE = "glasche-recovery-sheet.pdf"
"""The name that the sheet has where only a folder is given."""
TEXT_WIDTH = 78
"""Width of the text form (characters), which fits any terminal and A4."""
COLUMNS = 2


@dataclass(frozen=True)
class Sheet:
    """All that stands on the sheet, in one language."""

    language: str
    title: str
    about: str
    what: tuple[str, ...]
    groups: tuple[str, ...]
    keep: tuple[str, ...]
    needed: tuple[tuple[str, str], ...]
    typing: tuple[str, ...]
    keep_title: str
    needed_title: str
    typing_title: str


def make_sheet(master: bytes, since: date, speech: Speech) -> Sheet:
    """Return the sheet of a master key.

    Args:
        master: the key (32 bytes).
        since: the day since which it holds.
        speech: from `config.texts.speech`, in the provider's language.
    """
    say = speech.say
    day = format_date(since, "long", locale=speech.language)
    return Sheet(
        language=speech.language,
        title=say("Recovery sheet"),
        about=say("Glasche · master key {name} · in force since {day}", name=master_name(master), day=day),
        what=(
            say(
                "On this sheet stands the master key of Glasche in your organisation. If the computer breaks, burns or "
                "is stolen, the backups can be read only with it."
            ),
            say("Whoever has both this sheet and the backups can read everything that was written."),
        ),
        groups=groups_of(master),
        keep_title=say("Where to keep it"),
        keep=(
            say("In a locked drawer or a safe: not beside the computer, and not with the backups."),
            say("Please take no photo of it, and do not copy it into a phone or a computer."),
            say(
                "Nobody else has this key, not even those who make Glasche. If the sheet is lost, print another one "
                "while the computer still works."
            ),
            say("When the master key is changed, a new sheet is printed. Then destroy this one."),
        ),
        needed_title=say("When it is needed"),
        needed=(
            (
                say(
                    "The computer is broken, burnt or stolen. Install Glasche on another one, connect the disk with "
                    "the backups, and type in the folder of Glasche, with the folder of the backups for FOLDER:"
                ),
                " ".join((RESTORE, say("FOLDER"))),
            ),
            (say("Glasche says that its key file cannot be read. Type in the folder of Glasche:"), PUT_BACK),
        ),
        typing_title=say("How to type the key"),
        typing=(
            say("You are asked for the fourteen groups one after the other. A mistyped group is named at once."),
            say(
                "Capital and small letters are the same. 0 is always the digit zero and 1 the digit one; the letters "
                "I, L, O and U do not occur."
            ),
        ),
    )


def sheet_as_text(sheet: Sheet) -> str:
    """Return the sheet as plain text, for a machine without a printer."""
    blocks = [f"{sheet.title}\n{'=' * len(sheet.title)}", sheet.about, *sheet.what, _grid(sheet.groups)]
    blocks += [f"{sheet.keep_title}\n{'-' * len(sheet.keep_title)}", *sheet.keep]
    blocks += [f"{sheet.needed_title}\n{'-' * len(sheet.needed_title)}"]
    blocks += [f"{fill(when, TEXT_WIDTH)}\n\n    {command}" for when, command in sheet.needed]
    blocks += [f"{sheet.typing_title}\n{'-' * len(sheet.typing_title)}", *sheet.typing]
    return "\n\n".join(block if "\n" in block else fill(block, TEXT_WIDTH) for block in blocks) + "\n"


def _grid(groups: tuple[str, ...]) -> str:
    numbered = [f"{number:>4}. {group}" for number, group in enumerate(groups, 1)]
    rows = (numbered[start : start + COLUMNS] for start in range(0, len(numbered), COLUMNS))
    return "\n".join("      ".join(row) for row in rows)


def sheet_as_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as one page of A4; it is made in memory, from no font but our own and the typesetter's."""
    return bytes(typeset(TEMPLATE, {"sheet": asdict(sheet)}))


def write_sheet(sheet: Sheet, path: Path) -> None:
    """Write the sheet to a new file that only its owner may read; its ending says in which form, .pdf or .txt.

    Raises:
        SheetNotWrittenError: the file is there already, or cannot be written.
    """
    content = sheet_as_pdf(sheet) if path.suffix.lower() == ".pdf" else sheet_as_text(sheet).encode()
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError:
        raise SheetNotWrittenError(f"there is already a file {path}; delete it or take another name") from None
    except OSError as problem:
        raise SheetNotWrittenError(
            f"the sheet cannot be written to {path} ({problem.strerror}); choose a folder that you may write to"
        ) from None


def is_confirmed(store: Store) -> bool:
    """Return whether somebody has shown that the sheet of the present master key is on paper."""
    with store.reading() as connection:
        return read_fact(connection, CONFIRMED) == store.keys.ring().master


def note_confirmed(store: Store) -> None:
    """Note that somebody has shown it; with the next master key it is asked anew."""
    with store.writing() as connection:
        write_fact(connection, CONFIRMED, store.keys.ring().master)
