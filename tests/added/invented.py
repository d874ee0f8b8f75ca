"""An invented language, from right to left and with long words, in a copy of the house to which files are added."""

import re
import shutil
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from config.translating import begin_language, to_mend, write_catalogue
from tests.rules.sources import ROOT

CODE, NAME = "qaa", "لغة"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""Its letters; where it is not there a browser shows its own."""
ALPHABET = dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض", strict=True))
ROWS = ("ضصثقفغعهخحج", "شسيبلاتنمكط", "ذدزرو")
SHORT = 4
"""Words of fewer letters stay as long as they are; all others grow by a third."""
PART = re.compile(r"(\{[^}]*\}|[^\W\d_]+)")
LINKED = ("analysis", "bot", "feedback_store", "tests", "set_up_parts.py", "set_up_steps.py")


def a_house(folder: Path) -> Path:
    """Copy what files are added to, link all else, add the language, and return the folder."""
    for name in LINKED:
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for room, apart in (("config", "language"), ("kiosk", "aloud"), ("kiosk/aloud", "clips")):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns(apart, "fonts", "__pycache__"))
        if apart != "aloud":
            (folder / room / apart).symlink_to(ROOT / room / apart)
    add_language(folder / "config" / "locales")
    return folder


def add_language(locales: Path) -> None:
    """Write the files of the language, as somebody would who translates, and let them be looked at."""
    file = begin_language(CODE, NAME, is_right_to_left=True, locales=locales)
    begun = file.read_text(encoding="utf-8").replace("[]", str(list(ROWS))).replace('letters = ""', 'letters = "ابج"')
    file.write_text(begun, encoding="utf-8")
    if FONT.exists():
        shutil.copy(FONT, file.parent / "font.ttf")
    _translate(write_catalogue(CODE, locales))
    assert to_mend(CODE, locales) == ()


def _translate(catalogue: Path) -> None:
    with catalogue.open("rb") as source:
        made = read_po(source)
    for message in made:
        if message.id:
            both = isinstance(message.id, tuple)
            message.string = tuple(map(invented, message.id)) if both else invented(message.id)
    with catalogue.open("wb") as out:
        write_po(out, made)


def invented(english: str | list[str] | tuple[str, ...]) -> str:
    """Return a sentence in the language: other letters, longer words; parts in braces and figures stay."""
    return PART.sub(lambda found: found[0] if found[0].startswith("{") else _longer(found[0].lower()), str(english))


def _longer(word: str) -> str:
    longer = word + (word[: len(word) // 3] if len(word) >= SHORT else "")
    return "".join(ALPHABET.get(letter, letter) for letter in longer)
