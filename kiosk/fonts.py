"""Sofia Sans cut down to our languages, and fonts of added ones, made once at set-up: `python -m kiosk.fonts`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import fontpkg_sofia_sans
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from config.vocabulary import ADDED_LANGUAGES
from kiosk.added_fonts import SHEET, as_sheet, letters_of, own_fonts, sources_of

SOURCE = Path(fontpkg_sofia_sans.ROOT) / "files" / "SofiaSans[wght].ttf"
TARGET = Path(__file__).parent / "static" / "fonts" / "sofia-sans.woff2"
WEIGHTS = (400, 700)

LATIN = "".join(map(chr, range(0x20, 0x7F)))
TURKISH = "ÇçĞğİıÖöŞşÜüÂâÎîÛû"
CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ЀѐЍѝЁё"
UKRAINIAN = "ҐґЄєІіЇї"
SIGNS = "\u00a0«»„“”‘’‚–—…·•×÷±%‰№§©°€−≤≥≈→←↑↓ʼ"
LETTERS = LATIN + TURKISH + CYRILLIC + UKRAINIAN + SIGNS
FEATURES = ("kern", "locl", "tnum")


def write_font(source: Path = SOURCE, target: Path = TARGET) -> bool:
    """Write the font of all pages as WOFF2; return False where it was there already and nothing had changed."""
    needed = (source, Path(__file__), *(file for language in ADDED_LANGUAGES for file in sources_of(language)))
    if target.exists() and target.stat().st_mtime >= max(map(_changed, needed)):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_added_fonts(source, target.parent)
    font = TTFont(source)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    _save(font, "".join(frozenset(LETTERS).union(*map(letters_of, ADDED_LANGUAGES))), target)
    return True


def missing_letters(source: Path = SOURCE) -> dict[str, str]:
    """Return the letters of added languages for which there is no font, by language; nothing where all are there."""
    ours, found = _letters_in(source), {}
    for language in ADDED_LANGUAGES:
        own = own_fonts().get(language)
        there = ours | _letters_in(own) if own else ours
        found[language] = "".join(sorted(filter(str.isalpha, letters_of(language) - there)))
    return {language: letters for language, letters in found.items() if letters}


def _write_added_fonts(source: Path, folder: Path) -> None:
    """Write what Sofia Sans lacks: a font for each language that brings one, and a sheet that names them."""
    ours = _letters_in(source)
    lacked = {language: letters_of(language) - ours for language in own_fonts()}
    for language, letters in lacked.items():
        _save(TTFont(own_fonts()[language]), "".join(letters), folder / f"{language}.woff2", features=("*",))
    if lacked:
        (folder / SHEET).write_text(as_sheet(lacked.items()), encoding="utf-8")


def _letters_in(source: Path) -> frozenset[str]:
    return frozenset(map(chr, TTFont(source).getBestCmap()))


def _changed(file: Path) -> float:
    return file.stat().st_mtime


def _save(font: TTFont, letters: str, target: Path, features: Sequence[str] = FEATURES) -> None:
    """Save just these letters of a font as WOFF2."""
    options = Options(layout_features=list(features), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13])
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    written = write_font()
    sys.stdout.write(f"{TARGET}: {'written' if written else 'up to date'}, {TARGET.stat().st_size} bytes\n")
    for language, letters in missing_letters().items():
        sys.stdout.write(f"no font has these letters of {language!r}: {letters}; put one into its folder as font.ttf\n")
