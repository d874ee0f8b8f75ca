"""What documents tell of themselves: a title, at most a day, never an author or a minute; what is typed stays text."""

import ast
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader

from config.texts import speech
from config.typesetting import typeset
from feedback_store.engine import Store
from feedback_store.keys.recovery_sheet import make_sheet, sheet_as_pdf
from feedback_store.social_services import Service
from kiosk.staff.workbook import LONGEST_CELL, Sheet, as_workbook
from tests.builders import Day
from tests.kiosk.people import sign_in
from tests.kiosk.staff.full_house import RECIPIENT, addresses, full_house, looked_at
from tests.kiosk.staff.nasty import NASTY
from tests.kiosk.staff.test_nasty_strings import everybody_in_one
from tests.kiosk.staff.workbooks import read_workbook
from tests.rules.sources import ROOT

CLOCK = re.compile(r"\d\d:\d\d|T\d\d|D:\d{10}")
DAY = date(2026, 11, 24)
MAKERS = {"typst": "config/typesetting.py", "xlsxwriter": "kiosk/staff/workbook.py"}
PDF, XLSX = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "GLASCHE_PUBLIC_URL": "https://voices.example.bg"}


def hours_in_pdf(content: bytes) -> set[str]:
    """Return each hour and minute in what a PDF tells of itself; the first minute of a day is none."""
    reader = PdfReader(BytesIO(content))
    told = [str(value) for value in (reader.metadata or {}).values()]
    told += re.findall(r"Date>([^<]*)<", reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else "")
    return {each for each in told if CLOCK.search(re.sub(r"T00:00:00(Z|\+00:00)|000000Z", "", each))}


def is_without_hour(content: bytes) -> bool:
    """Return whether a document tells neither an hour nor an author."""
    if content.startswith(b"%PDF-"):
        about = PdfReader(BytesIO(content)).metadata
        return not hours_in_pdf(content) and not (about and about.author)
    read = read_workbook(content)
    told = set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", read.properties))
    has_author = re.search("<(dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]", read.properties)
    return read.dates == {(1980, 1, 1, 0, 0, 0)} and all("T00:00:00Z" in one for one in told) and not has_author


def test_no_document_of_staff_tells_an_author_or_a_minute(app: Flask, store: Store, service: Service, day: Day) -> None:
    house, everybody, safe = full_house(store, service, day), everybody_in_one(app, store), app.test_client()
    assert sign_in(safe, RECIPIENT).status_code == 302
    made: dict[str, bytes] = {}
    for rule in looked_at(app):
        for address in addresses(app, store, house, rule):
            if rule.endpoint.startswith("staff.") and rule.endpoint != "staff.say_quote":
                answer = (safe if rule.endpoint == "staff.show_notification" else everybody).get(address)
                if answer.mimetype in (PDF, XLSX):
                    made[rule.endpoint] = answer.data
    assert len(made) >= 9, sorted(made)
    assert not [endpoint for endpoint, content in made.items() if not is_without_hour(content)]


def test_the_recovery_sheet_tells_no_minute() -> None:
    assert is_without_hour(sheet_as_pdf(make_sheet(bytes(32), DAY, speech("bg"))))


def test_a_minute_would_be_seen(tmp_path: Path) -> None:
    template = tmp_path / "page.typ"
    template.write_text(
        "\n#set document(date: datetime(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5))\nx"
    )
    assert not is_without_hour(typeset(template, {}))


@pytest.mark.parametrize(("library", "maker"), MAKERS.items())
def test_one_module_makes_all_documents_of_a_kind(library: str, maker: str) -> None:
    importing = [
        path.relative_to(ROOT).as_posix()
        for room in ("analysis", "bot", "config", "feedback_store", "kiosk")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and node.module == library)
        or (isinstance(node, ast.Import) and library in {one.name for one in node.names})
    ]
    assert set(importing) == {maker}


@pytest.mark.parametrize("text", [one for one in NASTY if one != "\ud800"])
def test_a_workbook_holds_what_was_typed_as_text(text: str) -> None:
    read = read_workbook(as_workbook(text[:200], DAY, [Sheet("1", (text,), (text, "2"), ((text, "=1"),))]))
    assert read.sheets == ((text, text, "2", text, "=1"),) and not read.alive


def test_a_text_longer_than_a_cell_ends_in_dots() -> None:
    (cells,) = read_workbook(as_workbook("x", DAY, [Sheet("1", (), ("я" * 40_000,), ())])).sheets
    assert len(cells[0]) == LONGEST_CELL and cells[0].endswith("я…")


def test_a_document_prints_what_was_typed_and_reads_none_of_it_as_markup(tmp_path: Path) -> None:
    template = tmp_path / "page.typ"
    template.write_text(
        '#let told = json(bytes(sys.inputs.told))\n#set text(font: "Sofia Sans")\n#for line in told { par(text(line)) }'
    )
    lines = [one for one in NASTY if one.isascii() and one.isprintable()]
    pages = PdfReader(BytesIO(typeset(template, {"told": lines}, day=DAY))).pages
    printed = "".join(re.sub(r"\s", "", page.extract_text()) for page in pages)
    assert not [line for line in lines if re.sub(r"\s", "", line) not in printed]
    assert not [page for page in pages if "/Annots" in page]
