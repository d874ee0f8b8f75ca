"""Figures over time: what a page says and draws, and that chart and files hold no more than its table."""

import csv
import re
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask

from analysis.figures.series import Point, Unit
from analysis.figures.usual import Chosen
from config.texts import speech
from feedback_store.engine import Store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from kiosk.staff.figures import figures_of
from kiosk.staff.figures_asked import Asked, Kind, finished_weeks, past_years, whole_months
from kiosk.staff.figures_chart import draw_chart, specification_of
from kiosk.staff.figures_files import as_csv, as_xlsx
from kiosk.staff.figures_participation import chart_of_counts, count_message
from kiosk.staff.figures_shown import Chart, ShownFigure
from kiosk.staff.figures_words import Told, chart_of, gap_words, share_message, share_words
from tests.builders import Day, taps
from tests.kiosk.page_client import PageClient, page_of, text_of

WEEKS = [(14, 6), (12, 8), (15, 5), (13, 7), (8, 0), (14, 6), (16, 4), (13, 7)]
"""Voices of eight weeks: happy and sad."""
EIGHT = {"of": "mood", "by": "week"}


@pytest.fixture
def address(store: Store, service: Service, day: Day) -> str:
    """Return the page of a service that was heard for eight weeks, one of them nearly without a sad face."""
    for happy, sad in WEEKS:
        taps(store, service.key, *["happy"] * happy, *["sad"] * sad)
        assert open_box(store, service.key) is Outcome.OPENED
        day.today += timedelta(days=7)
    return f"/staff/figures/{service.key}"


def shown(app: Flask, service: Service, kind: Kind = Kind.MOOD) -> ShownFigure:
    with app.test_request_context("/staff/figures"):
        return next(one for one in figures_of(service, Asked(kind, Unit.WEEK, None)) if one.chart)


def numbers_in(found: object) -> set[float]:
    """Return every number under the data of a specification."""
    if isinstance(found, dict):
        return set().union(*(numbers_in(each) for each in found.values()))
    if isinstance(found, list):
        return set().union(*(numbers_in(each) for each in found))
    return {found} if isinstance(found, int | float) and not isinstance(found, bool) else set()


def test_the_page_says_its_message_and_shows_chart_and_table(signed_in: PageClient, address: str) -> None:
    response = signed_in.get(address)
    words, page = text_of(response), page_of(response)
    assert "Няма ясна промяна: обикновено около " in words
    assert "между 80 и 100" not in words and "Границите са пробни" in words
    assert len(page.xpath("//img[@class='chart'][contains(@alt, 'Няма ясна промяна')]")) == 1
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//tbody/tr")]
    assert ["20", "14", "70 от 100, вероятно между 48 и 85", "–", "–", "0"] in [row[1:] for row in rows]


@pytest.mark.parametrize("kind", [Kind.MOOD, Kind.PARTICIPATION])
def test_the_chart_holds_no_number_that_its_table_does_not_show(
    app: Flask, service: Service, address: str, kind: Kind
) -> None:
    figure = shown(app, service, kind)
    assert figure.chart
    told = {float(number) for row in figure.rows for cell in row for number in re.findall(r"\d+", cell)}
    for chart in figure.charts.values():
        drawn: dict[str, Any] = specification_of(chart)
        assert len(numbers_in(drawn["datasets"])) > 2
        assert numbers_in(drawn["datasets"]) <= told


def test_a_week_that_is_a_range_is_drawn_as_a_range(app: Flask, service: Service, address: str) -> None:
    chart = shown(app, service).chart
    assert isinstance(chart, Chart)
    (ranged,) = [point for point in chart.points if point.value is None and point.low is not None]
    assert (ranged.low, ranged.high) == (75, 100)


def test_a_chart_is_drawn_in_our_letters_and_asks_for_nothing(app: Flask, service: Service, address: str) -> None:
    chart = shown(app, service).chart
    assert chart
    wide, narrow = draw_chart(chart).decode(), draw_chart(chart, is_narrow=True).decode()
    assert wide.startswith("<svg") and "обичайно" in wide and "Няма ясна промяна" in wide
    assert "font-face" in wide and "http" not in wide.replace("http://www.w3.org", "")
    assert narrow != wide


def test_the_chart_of_a_figure_that_is_not_there_is_not_found(signed_in: PageClient, address: str) -> None:
    assert signed_in.get(f"{address}/chart.svg?figure=x").status_code == 404


def test_files_hold_the_same_table_and_neither_author_nor_hour(app: Flask, service: Service, address: str) -> None:
    figure = shown(app, service)
    lines = list(csv.reader(StringIO(as_csv("ЦОП", [figure]).decode("utf-8-sig")), delimiter=";"))
    assert [tuple(line) for line in lines[4:-1]] == list(figure.rows)
    with ZipFile(BytesIO(as_xlsx("ЦОП", [figure], date(2026, 11, 24)))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about, sheet = book.read("docProps/core.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert "<dc:creator></dc:creator>" in about and "2026-11-24T00:00:00Z" in about
    assert "<f>" not in sheet


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    figure = ShownFigure("x", "=1+1", "=1+1", "@a", ("=A1",), (("=HYPERLINK(1)",), ("-2+3",)))
    assert "\n=" not in as_csv("=1", [figure]).decode() and not as_csv("=1", [figure]).startswith(b"=")
    with ZipFile(BytesIO(as_xlsx("=1", [figure], date(2026, 11, 24)))) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_too_small_weeks_show_nothing_but_that(signed_in: PageClient, service: Service) -> None:
    assert "гласовете са твърде малко" in text_of(signed_in.get(f"/staff/figures/{service.key}"))


@pytest.mark.parametrize(
    "asked", ["of=x&by=y&help=z", "by=month", "by=quarter&of=participation", "by=year", "help=alone"]
)
def test_every_address_opens_a_page(signed_in: PageClient, address: str, asked: str) -> None:
    assert signed_in.get(f"{address}?{asked}").status_code == 200


def told(*counts: tuple[int, int], base: int = 100) -> list[Told]:
    return [Told(f"2026-W{week:02}", Chosen(*each, base)) for week, each in enumerate(counts, start=10)]


MESSAGES = [
    ([], "Твърде малко гласове, за да покажем число."),
    ([(50, 50)], "Засега има само едно число и няма с какво да се сравни"),
    ([(20, 20), (60, 60)], "Повече гласове от предишния период казват „Добре“"),
    ([(60, 60), (20, 20)], "По-малко гласове от предишния период казват „Добре“"),
    ([(60, 60), (62, 62)], "Няма ясна промяна спрямо предишния период"),
    ([(0, 0)] * 6, "Няма ясна промяна: почти никой глас не казва „Добре“"),
    ([(1, 1)] * 6, "Няма ясна промяна: обикновено около 1 от 100 гласа казва „Добре“"),
    ([(2, 2)] * 6, "Няма ясна промяна: обикновено около 2 от 100 гласа казват „Добре“"),
    ([(5, 5)] * 6, "Няма ясна промяна: обикновено около 5 от 100 гласа казват „Добре“"),
    ([(21, 21)] * 6, "Няма ясна промяна: обикновено около 21 от 100 гласа казват „Добре“"),
    ([(100, 100)] * 6, "Няма ясна промяна: почти всички гласове казват „Добре“"),
    ([(50, 50), (52, 52)] * 6 + [(90, 90)], "Повече гласове от обичайното казаха „Добре“: 25–31 май 2026\u202fг."),
    ([(50, 50), (52, 52)] * 6 + [(9, 9)], "По-малко гласове от обичайното казаха „Добре“: 25–31 май 2026\u202fг."),
    ([(40, 40), (50, 50)] * 5 + [(58, 58), (60, 60)] * 4, "Напоследък повече гласове от обичайното казват „Добре“"),
    ([(60, 60), (50, 50)] * 5 + [(42, 42), (40, 40)] * 4, "Напоследък по-малко гласове от обичайното казват „Добре“"),
]


@pytest.mark.parametrize(("counts", "message"), MESSAGES)
def test_the_message_says_what_can_be_said(app: Flask, counts: list[tuple[int, int]], message: str) -> None:
    series = told(*counts)
    with app.test_request_context("/staff/figures"):
        assert share_message(speech("bg"), series, chart_of(series), "Добре") == message


def test_nothing_is_compared_under_20_voices() -> None:
    few = told((1, 1), (9, 9), base=10)
    assert share_message(speech("bg"), few, None, "Добре") == "Гласовете са твърде малко, за да се види промяна"


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Chosen(6, 6, 12), "50 от 100"),
        (Chosen(10, 12, 12), "между 83 и 100 от 100"),
        (Chosen(20, 20, 20), "100 от 100, вероятно между 84 и 100"),
    ],
)
def test_a_share_has_an_interval_from_20_voices_on(chosen: Chosen, words: str) -> None:
    assert share_words(speech("bg"), chosen) == words


def test_months_of_which_a_week_is_missing_are_left_out() -> None:
    weeks = finished_weeks(date(2026, 11, 23))
    assert (weeks[0], weeks[-1]) == ("2026-W27", "2026-W47")
    assert (whole_months(weeks)[0], whole_months(weeks)[-1]) == ("2026-W27", "2026-W44")
    assert whole_months(()) == ()


@pytest.mark.parametrize(("today", "years"), [(date(2026, 11, 23), (2025,)), (date(2027, 7, 1), (2025, 2026))])
def test_no_year_is_shown_of_which_weeks_still_stand_apart(today: date, years: tuple[int, ...]) -> None:
    assert past_years(today) == years


def counted(*voices: int, hidden: int | None = None) -> list[Point]:
    return [Point(f"2026-W{week:02}", each, None, week == hidden) for week, each in enumerate(voices, start=10)]


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (counted(5), "5 гласа в показаните периоди"),
        (counted(21), "21 гласа в показаните периоди"),
        (counted(10, 12, 0, 9, 11, 10), "Няма ясна промяна: обикновено около 9 гласа"),
        (counted(*[20, 22] * 6, 60), "Повече гласове от обичайното: 25–31 май 2026\u202fг."),
        (counted(*[20, 22] * 6, 0), "По-малко гласове от обичайното: 25–31 май 2026\u202fг."),
        (counted(10, 12, 0, 9, 11, 10, hidden=12), "52 гласа в показаните периоди"),
    ],
)
def test_numbers_of_voices_have_limits_only_where_each_is_told(app: Flask, points: list[Point], message: str) -> None:
    with app.test_request_context("/staff/figures"):
        assert count_message(speech("bg"), points, chart_of_counts(points)) == message


def test_whoever_is_not_heard_and_whoever_is_too_few_are_said_alike(signed_in: PageClient, address: str) -> None:
    words = text_of(signed_in.get(f"{address}?of=participation"))
    assert "Не се чуват или са твърде малко, за да кажем: деца и младежи, с помощ; родители, близки" in words
    assert "Табло на настроението · Деца и младежи, на киоска" in words


@pytest.mark.parametrize(
    ("point", "has_figure", "words"),
    [
        (Point("2026-10", 5, None, True), True, "без седмиците с твърде малко гласове"),
        (Point("2026-10", 0, None, True), False, "твърде малко, за да ги покажем"),
        (Point("2026-10", 0, None, False), False, "няма гласове"),
        (Point("2026-10", 9, None, False), True, ""),
    ],
)
def test_a_month_says_what_is_missing_in_it(point: Point, has_figure: bool, words: str) -> None:
    assert gap_words(speech("bg"), point, Unit.MONTH, has_figure=has_figure) == words
