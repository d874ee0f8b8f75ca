"""Sofia Sans cut down to our four languages, made once at set-up: `python -m kiosk.fonts`."""

import sys
from pathlib import Path

import fontpkg_sofia_sans
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

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
    if target.exists() and target.stat().st_mtime >= max(_changed(source), _changed(Path(__file__))):
        return False
    font = TTFont(source)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    _keep_letters(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    font.flavor = "woff2"
    font.save(target)
    return True


def _changed(file: Path) -> float:
    return file.stat().st_mtime


def _keep_letters(font: TTFont) -> None:
    options = Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13])
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)


if __name__ == "__main__":
    written = write_font()
    sys.stdout.write(f"{TARGET}: {'written' if written else 'up to date'}, {TARGET.stat().st_size} bytes\n")
