"""Themes as the page of figures tells them: message, table, bars and files, and nothing that the table lacks."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask

from analysis.figures.series import Unit
from analysis.figures.themes import Spoken, ThemePoint
from analysis.figures.usual import Chosen
from config.reading import Theme
from config.texts import speech
from feedback_store.engine import Store
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from kiosk.staff.figures import figures_of
from kiosk.staff.figures_asked import Asked, Kind
from kiosk.staff.figures_chart import draw_chart, specification_of
from kiosk.staff.figures_files import as_csv, as_xlsx
from kiosk.staff.figures_shown import Bars, ShownFigure
from kiosk.staff.figures_theme_words import missing_words, theme_bars, theme_message
from tests.builders import Day, a_note
from tests.kiosk.page_client import PageClient, page_of, text_of
from tests.kiosk.staff.test_figures import numbers_in

NOTES = [*["Супата е много вкусна"] * 9, *["Храната е ужасна"] * 7, *["Играхме на топка, беше весело"] * 5, *["Да"] * 6]
WEEK = "2026-W47"


@pytest.fixture
def address(store: Store, service: Service, day: Day) -> str:
    """Return the page of a service in which children wrote of food and of play in two weeks."""
    for _ in range(2):
        for text in NOTES:
            accept(store, a_note(service.key, text))
        assert open_box(store, service.key) is Outcome.OPENED
        day.today += timedelta(days=7)
    return f"/staff/figures/{service.key}?of=themes"


@pytest.fixture
def figure(app: Flask, service: Service, address: str) -> Iterator[ShownFigure]:
    """Return the only figure of it."""
    with app.test_request_context("/staff/figures"):
        (found,) = figures_of(service, Asked(Kind.THEMES, Unit.WEEK, None))
        yield found


def test_the_page_says_what_is_spoken_of_and_how(signed_in: PageClient, address: str) -> None:
    response = signed_in.get(address)
    words, page = text_of(response), page_of(response)
    assert "Най-често се говори за „храна“ – 16 от 27 гласа (" in words
    assert "Не се говори или говорят твърде малко, за да кажем: възрастни" in words
    rows = [[cell.text_content() for cell in row][1:9] for row in page.xpath("//tbody/tr")]
    assert ["храна", "27", "16", "9", "7", "7", "0", "59 от 100, вероятно между 41 и 75"] in rows
    assert len(page.xpath("//img[@class='chart'][contains(@alt, 'Най-често')]")) == 1


def test_bars_and_files_hold_no_number_that_the_table_lacks(figure: ShownFigure) -> None:
    chart = figure.chart
    assert isinstance(chart, Bars)
    told = {float(number) for row in figure.rows for cell in row for number in re.findall(r"\d+", cell)}
    drawn = [{name: row[name] for name in ("count", "high", "text")} for row in rows_in(specification_of(chart))]
    assert numbers_in(drawn) <= told and len(drawn) >= 3
    assert {float(number) for row in drawn for number in re.findall(r"\d+", str(row["text"]))} <= told
    assert "16" in as_csv("ЦОП", [figure]).decode() and as_xlsx("ЦОП", [figure], date(2026, 11, 24))


def rows_in(drawn: dict[str, object]) -> list[dict[str, object]]:
    """Return what the bars are drawn from."""
    (rows,) = drawn["datasets"].values()  # type: ignore[attr-defined] # a specification is JSON
    return list(rows)


def test_every_piece_bears_its_sign(figure: ShownFigure) -> None:
    assert figure.chart
    drawn = draw_chart(figure.chart).decode()
    assert ">+ 9<" in drawn and ">− 7<" in drawn and "храна" in drawn


@pytest.mark.parametrize("asked", ["by=month", "by=quarter", "by=year", "help=alone", "help=helped"])
def test_every_period_and_filter_opens(signed_in: PageClient, address: str, asked: str) -> None:
    assert signed_in.get(f"{address}&{asked}").status_code == 200


def point(low: int, high: int, base: int) -> ThemePoint:
    untold = dict.fromkeys(("good", "bad", "none"), Chosen(0, high, base))
    return ThemePoint(WEEK, base, {Theme.FOOD: Spoken(Chosen(low, high, base), untold)}, has_hidden=False)


@pytest.mark.parametrize(
    ("low", "high", "base", "message"),
    [
        (0, 2, 9, "За нито една тема не говорят достатъчно гласове, за да я покажем"),
        (1, 1, 21, "Най-често се говори за „храна“ – 1 от 21 гласа (16–22 ноември 2026\u202fг.)"),
        (2, 2, 22, "Най-често се говори за „храна“ – 2 от 22 гласа (16–22 ноември 2026\u202fг.)"),
        (5, 5, 12, "Най-често се говори за „храна“ – 5 от 12 гласа (16–22 ноември 2026\u202fг.)"),
        (21, 21, 40, "Най-често се говори за „храна“ – 21 от 40 гласа (16–22 ноември 2026\u202fг.)"),
        (21, 21, 21, "Най-често се говори за „храна“ – всички 21 гласа (16–22 ноември 2026\u202fг.)"),
        (7, 9, 9, "Най-често се говори за „храна“ – между 7 и 9 от 9 гласа (16–22 ноември 2026\u202fг.)"),
    ],
)
def test_the_message_says_how_many(app: Flask, low: int, high: int, base: int, message: str) -> None:
    with app.test_request_context("/staff/figures"):
        assert theme_message(speech("bg"), point(low, high, base)) == message


def test_what_is_not_told_apart_has_no_sign_and_a_range_says_its_ends(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        whole, ranged = (theme_bars(speech("bg"), "", point(low, 9, 9)) for low in (9, 7))
    assert whole and ranged
    assert [piece.text for _, pieces in (*whole.bars, *ranged.bars) for piece in pieces] == ["9", "7–9"]


def test_a_theme_that_is_told_is_not_missing(app: Flask) -> None:
    with app.test_request_context("/staff/figures"):
        assert "храна" not in missing_words(speech("bg"), [point(5, 5, 9)])
