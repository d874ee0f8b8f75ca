"""The letters of added languages: which they are, and the fonts for those that Sofia Sans lacks; made by fonts.py."""

from collections.abc import Iterable
from pathlib import Path

from config.catalogues import compiled, entries_of
from config.languages import FILE, LOCALES
from config.vocabulary import ADDED_LANGUAGES, OFFERED

FOLDER = Path(__file__).parent / "static" / "fonts"
SHEET = "added.css"
"""It names every added font; pages link it where it is there."""
OWN_FONT = "font.ttf"
FIRST_LETTER = 0x20
"""What comes before it is no letter."""


def letters_of(language: str) -> frozenset[str]:
    """Return every letter of the texts and the keyboard of an added language, large and small."""
    one = OFFERED[language]
    written = "".join(form for _, forms in entries_of(language) for form in forms)
    used = "".join((written, one.name, one.first_letters, *one.keyboard))
    return frozenset(letter for letter in used + used.upper() if ord(letter) >= FIRST_LETTER)


def sources_of(language: str) -> tuple[Path, ...]:
    """Return the files of an added language on which its letters depend."""
    files = (LOCALES / language / FILE, LOCALES / language / OWN_FONT, compiled(language))
    return tuple(file for file in files if file.exists())


def added_folders() -> tuple[Path, ...]:
    """Return the folders with the letters of added languages, for what is typeset."""
    return tuple(file.parent for file in own_fonts().values())


def own_fonts() -> dict[str, Path]:
    """Return the fonts that lie in the folders of added languages, by code."""
    fonts = {language: LOCALES / language / OWN_FONT for language in ADDED_LANGUAGES}
    return {language: file for language, file in fonts.items() if file.exists()}


def added_font_files() -> tuple[str, ...]:
    """Return what pages with added languages need beside the usual font, from the folder `static`."""
    made = (SHEET, *(f"{language}.woff2" for language in own_fonts()))
    return tuple(f"fonts/{name}" for name in made if (FOLDER / name).exists()) if own_fonts() else ()


def as_sheet(letters: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a style sheet in which the font of each language brings just its letters to the family of all pages."""
    return "".join(_face(language, sorted(of_it)) for language, of_it in letters)


def _face(language: str, letters: list[str]) -> str:
    codes = ", ".join(f"U+{ord(letter):X}" for letter in letters)
    source = f'url("{language}.woff2") format("woff2")'
    return f'@font-face {{ font-family: "Sofia Sans"; src: {source}; font-weight: 400 700; unicode-range: {codes}; }}\n'
