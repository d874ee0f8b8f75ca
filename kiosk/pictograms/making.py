"""Makes the library anew from an unpacked npm package `openmoji`: `python -m kiosk.pictograms.making FOLDER`.

Only who adds a drawing to words.tsv runs it; its two files stand in git, so a fresh machine needs nothing of it.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from kiosk.pictograms.library import DRAWINGS, WORDS

SVG = "{http://www.w3.org/2000/svg}"
USUAL = {"fill": "none", "stroke": "#000", "stroke-linecap": "round", "stroke-linejoin": "round", "stroke-width": "2"}
"""What most lines have; it stands once, around all of them (library.py)."""
KEPT = ("d", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "points", "transform")
BLACK = re.compile(r"^(#000|#000000|black)$")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
ARC = re.compile(r"[aA]")
"""In an arc numbers may stand together without anything between them, so a path with one is left as it is."""


def main(package: Path) -> None:
    """Write the English words and the drawings of every code in words.tsv."""
    described = json.loads((package / "data" / "openmoji.json").read_text(encoding="utf-8"))
    by_code = {each["hexcode"].replace("-FE0F", ""): each for each in described}
    rows = list(csv.reader(WORDS.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    words = [f"{code}\t{bulgarian}\t{english_of(by_code[code])}\n" for code, bulgarian, *_ in rows]
    WORDS.write_text("".join(words), encoding="utf-8")
    files = {code: package / "black" / "svg" / f"{by_code[code]['hexcode']}.svg" for code, *_ in rows}
    DRAWINGS.write_text("".join(f"{code}\t{outline_of(file)}\n" for code, file in files.items()), encoding="utf-8")


def english_of(described: dict[str, str]) -> str:
    """Return the English name of a drawing and the words by which it is found, each once."""
    words = f"{described['annotation']}, {described['tags']}, {described['openmoji_tags']}".split(", ")
    return ", ".join(dict.fromkeys(word.strip() for word in words if word.strip()))


def outline_of(file: Path) -> str:
    """Return what is inside the drawing of a file, in one line and without what goes for all of them."""
    return "".join(_short(each) for each in _root(file).iter() if _is_shape(each))


def _root(file: Path) -> ElementTree.Element:
    return ElementTree.parse(file).getroot()  # noqa: S314 - a package that its maker has unpacked, and never a server


def _is_shape(each: ElementTree.Element) -> bool:
    return each.tag.removeprefix(SVG) in {"path", "line", "circle", "ellipse", "rect", "polyline", "polygon"}


def _short(shape: ElementTree.Element) -> str:
    return f"<{shape.tag.removeprefix(SVG)} {' '.join(_traits(shape))}/>"


def _traits(shape: ElementTree.Element) -> Iterator[str]:
    unsaid = {**USUAL, "fill": "#000", "stroke": "none"}
    for name in USUAL:
        value = shape.get(name, unsaid[name])
        if value != USUAL[name] and not (name == "stroke" and BLACK.match(value)):
            yield f'{name}="{BLACK.sub("currentColor", value)}"'
    for name in KEPT:
        if name in shape.attrib:
            yield f'{name}="{_rounded(name, shape.attrib[name])}"'


def _rounded(name: str, value: str) -> str:
    """Return numbers with two decimals, which nobody sees the difference of."""
    if name == "transform" or (name == "d" and ARC.search(value)):
        return " ".join(value.split())
    spaced = NUMBER.sub(lambda found: f" {float(found[0]):.2f}".rstrip("0").rstrip("."), value)
    return re.sub(r" (?=-)|(?<=[A-Za-z]) ", "", " ".join(spaced.replace(",", " ").split()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
