"""Sheets of paper: every instrument in every language, read back from the PDF; nothing is cut, and no name is asked."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
import typst
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from config.commands import main
from config.instrument import Instrument
from config.load import offered_instruments
from config.steps import Kind
from config.texts import speech
from config.typesetting import own_letters
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.social_services import Service, set_users
from kiosk.errors import PaperRefusedError
from kiosk.paper.forms import FORMS, Form, questions_of
from kiosk.paper.pictures import object_of, picture_of
from kiosk.paper.sheet import TEMPLATE, Sheet, make_sheets, sheets_as_pdf, told_on
from kiosk.paper.sheet_words import sheet_words
from tests.builders import recipients_in

A4_POINTS = (595, 842)
MOST_PAGES = 2
EVERYTHING = offered_instruments(with_words=True, with_receipts=True)
IN_DANGER = "If you are in danger, we may find out who you are, to help you"
EMPTY_EDGE_MM = 8
"""Office printers reach no nearer to the edge of the paper."""


def a_sheet(instrument: Instrument, language: str) -> Sheet:
    return Sheet("ЦОП „Надежда“", instrument, language, False, questions_of(instrument, language))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def pages_of(*sheets: Sheet) -> list[str]:
    return [bare(page.extract_text()) for page in PdfReader(BytesIO(sheets_as_pdf(sheets))).pages]


@cache
def read_back(language: str) -> dict[str, list[str]]:
    """Return what can be read on the pages of each sheet; a sheet begins where it says that no name is needed."""
    say = speech(language).say
    begins = [bare(say(each)) for each in ("You don't have to write your name.", "We ask for no name.")]
    pages: list[list[str]] = []
    for page in pages_of(*(a_sheet(one, language) for one in EVERYTHING.values())):
        if any(sentence in page for sentence in begins):
            pages.append([])
        pages[-1].append(page)
    return dict(zip(EVERYTHING, pages, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_asks_all_that_its_instrument_asks(language: str) -> None:
    for key, pages in read_back(language).items():
        assert len(pages) <= MOST_PAGES, key
        assert all("116111" in page for page in pages), key
        missing = [text for text in texts_of(a_sheet(EVERYTHING[key], language)) if bare(text) not in "".join(pages)]
        assert not missing, key


def texts_of(sheet: Sheet) -> Iterator[str]:
    for question in sheet.questions:
        yield question.text
        for topic in question.topics:
            yield from topic.text.split(" – ")
        if question.form is not Form.CHOICE:  # its options stand above the ways themselves
            yield from (option.text for option in question.options)


def test_nothing_reaches_the_edge_where_printers_do_not_print() -> None:
    sheets = [a_sheet(one, language) for one in EVERYTHING.values() for language in LANGUAGES]
    for page in as_printed_in_grey(sheets):
        edge = round(page.width * EMPTY_EDGE_MM / 210)
        inside = (edge, edge, page.width - edge, page.height - edge)
        assert darkest(page.crop(inside)) < 100
        page.paste(255, inside)
        assert darkest(page) == 255


def as_printed_in_grey(sheets: list[Sheet]) -> list[Image.Image]:
    inputs = {name: json.dumps(told) for name, told in told_on(sheets).items()}
    pages = typst.compile(TEMPLATE.read_bytes(), font_paths=own_letters(), format="png", ppi=40, sys_inputs=inputs)
    return [Image.open(BytesIO(page)).convert("L") for page in cast("list[bytes]", pages)]


def darkest(page: Image.Image) -> int:
    return next(shade for shade, many in enumerate(page.histogram()) if many)


def test_a_sheet_is_a4_in_the_letters_that_come_along() -> None:
    pdf = sheets_as_pdf([a_sheet(EVERYTHING["mood_board"], "bg")])
    for page in PdfReader(BytesIO(pdf)).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS
    fonts = set(re.findall(rb"/BaseFont ?/(?:[A-Z]+\+)?([A-Za-z]+)", pdf))
    assert fonts and all(font.startswith(b"SofiaSans") for font in fonts)


def test_every_kind_of_step_has_its_form_on_paper() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    assert {step.kind for one in EVERYTHING.values() for step in one.steps} <= set(Kind)
    assert set(FORMS.values()) == set(Form)
    forms = template[template.index("#let forms = (") :]
    assert all(f"{form}: " in forms for form in Form)


def test_all_that_children_choose_from_is_drawn_where_the_tablet_draws_it() -> None:
    for key in ("mood_board", "sort", "this_or_that", "about_place_4_7", "again"):
        for question in questions_of(EVERYTHING[key], "bg"):
            for mark in (*question.options, *question.topics):
                assert picture_of("#ffffff", mark.drawing), (key, mark)
    assert picture_of("#ffffff", "picture-of-tomorrow") is None
    assert object_of("jar", "#ffffff") != object_of("of-tomorrow", "#ffffff") == object_of("box", "#ffffff")


def test_of_several_ways_one_is_chosen_and_each_bears_its_number() -> None:
    ways = [question for question in questions_of(EVERYTHING["happiness_jar"], "bg") if question.sign]
    assert [(way.step, way.sign, way.lead) for way in ways] == [
        ("pictures", "1", "way-pictures"),
        ("drawing", "2", "way-drawing"),
        ("note", "3", "way-words"),
    ]
    assert ways[0].text == "С картинки"


def test_an_example_is_marked_so() -> None:
    (page,) = pages_of(replace(a_sheet(EVERYTHING["sort"], "bg"), is_example=True))
    assert "Пример" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_that_no_name_is_needed_and_that_of_a_letter_where_an_answer_is(language: str) -> None:
    say = speech(language).say
    letter, drawing, parents = ("".join(read_back(language)[key]) for key in ("idea", "draw", "for_parents"))
    assert bare(say("You don't have to write your name.")) in letter and bare(say("We ask for no name.")) in parents
    assert bare(say("We cannot answer you on this sheet.")) in letter
    goes_in = bare(say("A grown-up reads this sheet. What you say goes into the box."))
    assert goes_in in letter and goes_in not in drawing
    assert bare(say("Your drawing stays with you.")) in drawing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_child_reads_short_sentences_and_what_is_true_before_it_writes(language: str) -> None:
    words = sheet_words(language, EVERYTHING["idea"])
    told = " ".join(words[name] for name in ("how", "nameless", "way", "drawing", "choose_one", "no_answer"))
    assert not [each for each in re.split("[.?]", told) if len(each.split()) > (8 if language == "bg" else 9)]
    promise = [
        bare(speech(language).say(f"{each}.")) for each in ("Grown-ups may recognise you by how you write", IN_DANGER)
    ]
    assert bare(words["promise"]) == "".join(promise)
    for key, is_written in (("idea", True), ("mood_board", True), ("sort", False), ("draw", False)):
        assert (promise[0] in "".join(read_back(language)[key])) is is_written, key


def test_nobody_is_asked_on_paper_for_words_that_no_person_receives(store: Store, service: Service) -> None:
    forms = {question.form for sheet in make_sheets(store, service.key) for question in sheet.questions}
    assert not forms & {Form.LINES, Form.FRAME}
    recipients_in(store, service.key)
    assert {Form.LINES, Form.FRAME} <= {
        question.form for sheet in make_sheets(store, service.key) for question in sheet.questions
    }


def test_a_small_service_has_no_sheet_that_tells_an_age(store: Store, service: Service) -> None:
    set_users(store, service.key, 8)
    with pytest.raises(PaperRefusedError, match="choose one of"):
        make_sheets(store, service.key, ["about_place_8_11"])


def test_the_command_writes_the_sheets(
    environment: dict[str, str], store: Store, service: Service, tmp_path: Path
) -> None:
    run = CliRunner(env=environment)
    path = tmp_path / "a.pdf"
    said = run.invoke(main, ["paper", service.key, "sort", "--language", "bg", "--language", "tr", "--out", str(path)])
    assert said.exit_code == 0 and "(2 sheets)" in said.output
    assert len(PdfReader(path).pages) == 2
    wrong = [
        run.invoke(main, ["paper", service.key, *more])
        for more in (["--out", "c.doc"], ["--out", str(tmp_path / "no" / "c.pdf")], ["nothing"])
    ]
    assert [each.exit_code for each in wrong] == [2, 1, 1] and "choose one of" in wrong[2].output


def test_the_rooms_and_the_stickers_are_drawn_on_paper_too() -> None:
    (question,) = questions_of(EVERYTHING["my_place"], "bg")
    marks = (*question.topics, *question.options)
    assert [mark.drawing for mark in marks if picture_of("#ffffff", mark.drawing) is None] == []
