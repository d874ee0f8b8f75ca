"""Posters: refused for a few people, true in every language, one page of A4, and each code leads where it says."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from flask import Flask
from pypdf import PdfReader

from config.commands import main
from config.texts import speech
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.facts import write_fact
from feedback_store.social_services import Service, set_users
from feedback_store.ways import chats
from kiosk.door.poster import Poster, make_poster, poster_as_pdf, poster_as_svg
from kiosk.door.poster_drawings import drawing_of
from kiosk.errors import PosterRefusedError
from tests.builders import recipients_in
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.people import an_administrator, sign_in

ADDRESS = "https://voices.example.bg"
A4_POINTS = (595, 842)


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "GLASCHE_PUBLIC_URL": ADDRESS}


@pytest.fixture
def bot(store: Store) -> str:
    with store.writing() as connection:
        write_fact(connection, chats.BOT, "glasche_bot")
    return "glasche_bot"


def words_of(poster: Poster) -> list[str]:
    return [re.sub(r"\s+", "", page.extract_text()) for page in PdfReader(BytesIO(poster_as_pdf(poster))).pages]


@pytest.mark.parametrize("instrument", [None, "mood_board", "for_parents"])
def test_a_poster_is_one_page_of_a4_in_all_languages(
    store: Store, service: Service, bot: str, instrument: str | None
) -> None:
    poster = make_poster(store, service.key, instrument, LANGUAGES)
    (page,) = PdfReader(BytesIO(poster_as_pdf(poster))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS
    (said,) = words_of(poster)
    for words in poster.sheets[0]:
        for sentence in (words.headline, words.call, *words.promises, words.helpline):
            assert re.sub(r"\s+", "", sentence) in said, sentence
    assert "116111" in said and re.sub(r"\s+", "", service.name) in said


def test_with_languages_apart_each_has_its_own_sheet_and_its_own_drawing(
    store: Store, service: Service, bot: str
) -> None:
    poster = make_poster(store, service.key, "mood_board", ("bg", "tr"), apart=True)
    pages, drawings = words_of(poster), poster_as_svg(poster)
    assert len(pages) == len(drawings) == 2
    for sheet, said in zip(poster.sheets, pages, strict=True):
        assert re.sub(r"\s+", "", sheet[0].call) in said
    for drawing in drawings:
        assert ElementTree.fromstring(drawing).tag.endswith("svg") and b"<text" not in drawing


def test_the_pdf_is_set_in_the_letters_that_come_along(store: Store, service: Service) -> None:
    fonts = set(
        re.findall(
            rb"/BaseFont ?/(?:[A-Z]+\+)?([A-Za-z]+)", poster_as_pdf(make_poster(store, service.key, None, LANGUAGES))
        )
    )
    assert fonts and all(font.startswith(b"SofiaSans") for font in fonts)


@pytest.mark.parametrize("users", [0, 4, None])
def test_a_poster_for_a_few_people_is_refused_with_the_reason(
    store: Store, service: Service, users: int | None
) -> None:
    set_users(store, service.key, users)
    with pytest.raises(PosterRefusedError, match="who answered"):
        make_poster(store, service.key, None, LANGUAGES)
    set_users(store, service.key, 5)
    assert make_poster(store, service.key, None, LANGUAGES).codes.page


def test_each_code_stands_only_where_it_leads_to_the_instrument(store: Store, service: Service, bot: str) -> None:
    recipients_in(store, service.key)
    both, letters, drawing = (
        make_poster(store, service.key, key, LANGUAGES).codes for key in ("mood_board", "idea", "draw")
    )
    assert both.page and both.page.startswith(f"{ADDRESS}/v/") and both.telegram and bot in both.telegram
    assert letters.page and letters.telegram
    assert drawing.page and drawing.telegram is None


def test_a_poster_whose_codes_lead_nowhere_is_refused(store: Store, service: Service) -> None:
    with pytest.raises(PosterRefusedError, match="choose one of"):
        make_poster(store, service.key, "follow", LANGUAGES)
    at_home = replace(store, settings=store.settings.model_copy(update={"public_url": "http://127.0.0.1:8080"}))
    with pytest.raises(PosterRefusedError, match="leads anywhere"):
        make_poster(at_home, service.key, None, LANGUAGES)


def test_every_instrument_has_a_drawing_on_its_poster() -> None:
    assert drawing_of("object-board", "#ffffff") != drawing_of("object-jar", "#ffffff")
    assert drawing_of("object-of-tomorrow", "#ffffff") == drawing_of("box", "#ffffff")


def test_a_poster_of_the_example_year_says_so(store: Store, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.door.poster.is_example", lambda store: True)
    poster = make_poster(store, service.key, None, ("bg",))
    assert re.sub(r"\s+", "", poster.sheets[0][0].example) in words_of(poster)[0]


def test_the_command_writes_the_poster_and_prints_where_its_codes_lead(
    environment: dict[str, str], store: Store, service: Service, tmp_path: Path
) -> None:
    run = CliRunner(env=environment)
    said = run.invoke(main, ["poster", service.key, "--out", str(tmp_path / "a.pdf")])
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF") and f"{ADDRESS}/v/" in said.output
    assert "No code for Telegram" in said.output
    apart = ["--language", "bg", "--language", "tr", "--apart", "--out", str(tmp_path / "b.svg")]
    run.invoke(main, ["poster", service.key, *apart])
    assert {path.name for path in tmp_path.glob("*.svg")} == {"b.bg.svg", "b.tr.svg"}
    wrong = [run.invoke(main, ["poster", service.key, "--out", str(tmp_path / name)]) for name in ("c.doc", "no/c.pdf")]
    assert [each.exit_code for each in wrong] == [2, 1] and "--out" in wrong[1].output


def test_a_child_reads_short_sentences(store: Store, service: Service) -> None:
    for language in LANGUAGES:
        words = make_poster(store, service.key, None, (language,)).sheets[0][0]
        sentences = [part for each in (words.headline, words.call, *words.promises) for part in each.split(". ")]
        assert all(len(each.split()) <= 10 for each in sentences), sentences
    assert speech("bg").say("Point a phone at the code.") == "Насочи телефон към кода."


def test_staff_print_posters_from_the_page_of_a_service(
    app: Flask, client: PageClient, store: Store, service: Service
) -> None:
    an_administrator(store)
    sign_in(client)
    page = client.get(f"/staff/services/{service.key}/posters")
    links = page_of(page).xpath("//td/a/@href")
    assert links and len(links) % 2 == 0
    for link in (links[0], links[3]):
        answer = client.get(link)
        assert answer.mimetype == "application/pdf" and answer.headers["Cache-Control"] == "no-store"
        assert len(PdfReader(BytesIO(answer.data)).pages) == (1 if link == links[0] else len(LANGUAGES))
    set_users(store, service.key, 4)
    assert "щеше да се знае" in text_of(client.get(f"/staff/services/{service.key}/posters"))
    assert client.get(links[0]).status_code == 409
