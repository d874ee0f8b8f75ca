"""A workbook, read as a spreadsheet reads it."""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True)
class Read:
    """What is in a workbook: the cells of each sheet as text, what is none, and what the file tells of itself."""

    sheets: tuple[tuple[str, ...], ...]
    alive: tuple[str, ...]
    properties: str
    dates: frozenset[tuple[int, ...]]


def read_workbook(content: bytes) -> Read:
    """Return what a spreadsheet makes of a workbook; formulas, links and anything from outside are alive."""
    with ZipFile(BytesIO(content)) as book:
        names = book.namelist()
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(each.xpath(".//x:t/text()", namespaces=NAMES)) for each in strings]
        pages = [etree.fromstring(book.read(name)) for name in sorted(names) if name.startswith("xl/worksheets/sheet")]
        alive = [name for name in names if re.search("external|connection|vba|embedding|_rels/sheet|comment", name)]
        told = (book.read("docProps/core.xml") + book.read("docProps/app.xml")).decode()
        dates = frozenset(entry.date_time for entry in book.infolist())
    for page in pages:
        alive += [each.tag for each in page.xpath("//x:f | //x:hyperlink | //x:dataValidation", namespaces=NAMES)]
    return Read(tuple(_cells(page, texts) for page in pages), tuple(alive), told, dates)


def _cells(page: etree._Element, texts: list[str]) -> tuple[str, ...]:
    return tuple(
        _as_read(texts[int(cell.findtext("x:v", namespaces=NAMES))]) if cell.get("t") == "s" else _number(cell)
        for cell in page.xpath("//x:c[x:v]", namespaces=NAMES)
    )


def _number(cell: etree._Element) -> str:
    assert cell.get("t") in (None, "n")
    return str(cell.findtext("x:v", namespaces=NAMES))


def _as_read(text: str) -> str:
    """Return a text with the signs that the format can only write as numbers."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)
