"""An XLSForm becomes a set of questions, or every fault in it is told with its sheet and row, whatever was sent."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from config.errors import QuestionSetError
from config.load import instrument
from config.own_questions import as_instrument
from config.steps import Kind
from config.xlsform import LARGEST_FILE, read_xlsform
from feedback_store.commands.question_sets import question_sets

HEADS = ("type", "name", "label::Български (bg)", "label::en", "parameters", "relevant")
QUIET = ("select_one often", "quiet", "Тихо ли е тук?", "Is it quiet here?")
WHAT = ("select_multiple often", "what", "Кога?")
OFTEN = [("often", "a", "Винаги"), ("often", "b", "Понякога"), ("often", "c", "Никога")]


def a_form(*survey: tuple[str, ...], heads: tuple[str, ...] = HEADS, title: str = "Тихата стая") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets: dict[str, list[tuple[str, ...]]] = {
        "survey": [heads, *survey],
        "choices": [("list_name", "name", "label"), *OFTEN],
    }
    sheets["settings"] = [("form_title",), (title,)]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def told_of(content: bytes) -> list[str]:
    with pytest.raises(QuestionSetError) as told:
        read_xlsform(content)
    return str(told.value).splitlines()


def test_a_form_is_asked_as_it_stands() -> None:
    own = read_xlsform(
        a_form(QUIET, WHAT, ("text", "more", "Какво още?"), ("range", "n", "Колко?", "", "start=1 end=3"))
    )
    asked = as_instrument(own, instrument("for_parents"))
    assert [step.kind for step in asked.steps] == [Kind.SCALE, Kind.MANY, Kind.WORDS, Kind.SCALE]
    assert [option.text["bg"] for option in asked.step("q1").options] == ["Винаги", "Понякога", "Никога"]
    assert [option.text["bg"] for option in asked.step("q4").options] == ["3", "2", "1"]
    assert asked.step("q1").text["en"] == "Is it quiet here?"


@pytest.mark.parametrize(
    "kind", ["geopoint", "image", "barcode", "phonenumber", "deviceid", "username", "start", "end"]
)
def test_what_would_tell_who_answers_is_refused_with_its_reason(kind: str) -> None:
    (told,) = told_of(a_form(QUIET, (kind, "x", "Нещо")))
    assert told.startswith(f"survey, row 3: found the type {kind}; take it out: ")


@pytest.mark.parametrize("asked", ["Как е името ти?", "Твоят телефон", "Как се казваш?", "ЕГН"])
def test_nobody_is_asked_who_they_are(asked: str) -> None:
    assert told_of(a_form(QUIET, ("text", "x", asked)))[0].startswith("survey, row 3: found a question for who")


def test_every_fault_is_told_at_once() -> None:
    form = a_form(
        ("select_one none", "a", "Кое?"), ("text", "b", "=1+1"), (*WHAT, "", "", "${a}=1"), ("note", "d"), title=""
    )
    assert told_of(form) == [
        "survey, row 2: found 0 answers; give it 2 to 5, in the sheet choices",
        "survey, row 3: found a formula under label::български (bg); write its value instead",
        "survey, row 4: found something under relevant; leave it empty: a set asks all its questions as they are",
        "survey, row 5: found the type 'note'; ask it as select_one, select_multiple, text or range, or take it out",
        "settings: found no form_title; write the name of the set there in Bulgarian",
    ]


def test_a_language_that_is_not_known_is_named() -> None:
    form = a_form(QUIET, heads=("type", "name", "label", "label::Deutsch (de)"))
    assert told_of(form) == [
        "survey, row 2: found the column label::deutsch (de); name its language by its code: bg, en, tr, uk"
    ]


def test_a_file_that_unpacks_to_far_more_is_refused() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(20 << 20))
    assert len(bomb.getvalue()) < LARGEST_FILE
    assert told_of(bomb.getvalue())[0].startswith("found a file that unpacks to far more")


def test_too_large_a_file_and_too_many_rows_are_refused() -> None:
    assert told_of(bytes(LARGEST_FILE + 1))[0].startswith("found more than")
    assert told_of(a_form(*[QUIET] * 301)) == ["survey: found more than 300 rows; take out what is not asked"]


def test_entities_of_a_workbook_are_not_unfolded() -> None:
    plain, evil = BytesIO(a_form(QUIET)), BytesIO()
    with ZipFile(plain) as old, ZipFile(evil, "w") as new:
        for part in old.namelist():
            head = b'<!DOCTYPE a [<!ENTITY b "c">]>' if part == "xl/worksheets/sheet1.xml" else b""
            new.writestr(part, head + old.read(part))
    assert told_of(evil.getvalue())[0].startswith("found no readable workbook")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_whatever_bytes_are_sent_get_a_clear_error(content: bytes) -> None:
    assert told_of(content)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=30))
def test_a_form_that_was_damaged_is_read_or_refused(at: int, damage: bytes) -> None:
    whole = a_form(QUIET, WHAT)
    at %= len(whole)
    with suppress(QuestionSetError):
        assert read_xlsform(whole[:at] + damage + whole[at + len(damage) :]).questions


words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30)
kinds = st.sampled_from(["select_one often", "select_multiple", "range", "text", "begin_group", "", "geopoint"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(kinds | words, words, words, words, words | st.just("start=5 end=1 step=0"), words), max_size=6)
)
def test_whatever_stands_in_the_cells_is_read_or_refused(rows: list[tuple[str, ...]]) -> None:
    with suppress(QuestionSetError):
        assert as_instrument(read_xlsform(a_form(*rows)), instrument("for_parents")).steps


def test_the_command_says_what_would_be_asked(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(a_form(QUIET))
    said = CliRunner().invoke(question_sets, ["check", str(file)]).output
    assert said.startswith("Тихата стая\n1\tscale\tТихо ли е тук?\tВинаги / Понякога / Никога\nen: 4 texts are missing")
