"""A drawing, made by finger, mouse and keys, and its whole way from the sheet to the page on which staff see it."""

import json
from base64 import b64decode
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Locator, expect

from config.settings import Settings
from config.sheet import COLOURS, HEIGHT, PAPER, WIDTH
from feedback_store.drawings.plain import MOST_BYTES, plain_drawing
from feedback_store.engine import Store, open_store
from feedback_store.opening import Outcome, open_box
from feedback_store.social_services import Service
from kiosk.application import create_app
from kiosk.desk import Desk, put_desk
from tests.builders import recipients_in, taps
from tests.feedback_store.drawings.pictures import as_png, kinds_of
from tests.kiosk.child.tablet import Tablet
from tests.kiosk.conftest import unhurried
from tests.kiosk.page_client import PageClient, page_of
from tests.kiosk.people import sign_in

pytestmark = pytest.mark.browser

THANKS = "Благодаря. Рисунката ти е в кутията."
CANVAS = "() => document.querySelector('.paper-canvas').toDataURL()"


@pytest.fixture
def sheet(tablet: Tablet, store: Store, service: Service) -> Tablet:
    """Return a tablet that shows an empty sheet."""
    recipients_in(store, service.key)
    tablet.open()
    tablet.thing("draw").tap()
    expect(tool(tablet, "black")).to_be_visible()
    expect(tablet.page.locator(".is-settling")).to_have_count(0)
    return tablet


def tool(tablet: Tablet, key: str) -> Locator:
    return tablet.page.locator(f"[data-tool={key}]")


def pull(tablet: Tablet, *points: tuple[float, float]) -> None:
    """Pull a finger over the sheet, through points in shares of it."""
    box = tablet.page.locator(".drawing-paper").bounding_box()
    assert box
    places = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in points]
    session = tablet.page.context.new_cdp_session(tablet.page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": places[:1]})
    for place in places[1:]:
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [place]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def go_on_to_the_thanks(sheet: Tablet, said: str = "no") -> None:
    """Go on from the sheet, say who may see the drawing, and see the thanks."""
    sheet.page.get_by_role("button", name="Напред").tap()
    sheet.option(said).tap()
    sheet.page.get_by_role("button", name="Напред").tap()
    expect(sheet.question).to_have_text(THANKS)


def picture(tablet: Tablet) -> Image.Image:
    """Return what stands on the sheet."""
    _, _, content = str(tablet.page.evaluate(CANVAS)).partition(",")
    return Image.open(BytesIO(b64decode(content))).convert("RGB")


def colours(shown: Image.Image) -> set[object]:
    """Return the colours of a picture that are no edges."""
    counted = shown.getcolors(WIDTH * HEIGHT) or []
    return {colour for _, colour in counted if colour in (PAPER, *COLOURS.values())}


def test_a_finger_draws_in_the_colour_and_width_that_were_taken(sheet: Tablet) -> None:
    pull(sheet, (0.2, 0.5), (0.8, 0.5))
    assert picture(sheet).getpixel((WIDTH // 2, HEIGHT // 2)) == COLOURS["black"]
    tool(sheet, "red").tap()
    tool(sheet, "thick").tap()
    pull(sheet, (0.5, 0.2), (0.5, 0.8))
    assert picture(sheet).getpixel((WIDTH // 2 + 18, HEIGHT // 2)) == COLOURS["red"]
    tool(sheet, "rubber").tap()
    pull(sheet, (0.2, 0.5), (0.8, 0.5))
    assert picture(sheet).getpixel((WIDTH // 2, HEIGHT // 2)) == PAPER


def test_one_step_is_taken_back_and_a_new_sheet_is_asked_for_twice(sheet: Tablet) -> None:
    expect(tool(sheet, "step_back")).to_be_disabled()
    pull(sheet, (0.2, 0.2), (0.4, 0.2))
    tool(sheet, "blue").tap()
    pull(sheet, (0.2, 0.4), (0.4, 0.4))
    tool(sheet, "step_back").tap()
    assert colours(picture(sheet)) == {PAPER, COLOURS["black"]}
    expect(tool(sheet, "step_back")).to_be_disabled()
    tool(sheet, "anew").tap()
    expect(sheet.page.get_by_text("Да изтрия ли всичко?")).to_be_visible()
    assert colours(picture(sheet)) == {PAPER, COLOURS["black"]}
    tool(sheet, "anew").tap()
    assert colours(picture(sheet)) == {PAPER}
    tool(sheet, "step_back").tap()
    assert colours(picture(sheet)) == {PAPER, COLOURS["black"]}


def test_a_mouse_draws_too(sheet: Tablet) -> None:
    box = sheet.page.locator(".drawing-paper").bounding_box()
    assert box
    sheet.page.mouse.move(box["x"] + 100, box["y"] + 100)
    sheet.page.mouse.down()
    sheet.page.mouse.move(box["x"] + 300, box["y"] + 100, steps=5)
    sheet.page.mouse.up()
    assert COLOURS["black"] in colours(picture(sheet))


def test_by_keys_alone_it_is_drawn_and_sent(sheet: Tablet) -> None:
    keyboard = sheet.page.keyboard
    keyboard.press("ArrowDown")
    expect(sheet.page.locator(".drawing-paper")).to_be_focused()
    for key in ("Space", "ArrowRight", "ArrowRight", "ArrowDown", "Space"):
        keyboard.press(key)
    assert picture(sheet).getpixel((WIDTH // 2 + 40, HEIGHT // 2)) == COLOURS["black"]
    keyboard.press("ArrowDown")
    expect(sheet.page.locator(".tool:focus")).to_have_count(1)
    sheet.page.get_by_role("button", name="Напред").focus()
    keyboard.press("Enter")
    expect(sheet.option("no")).to_be_visible()
    expect(sheet.page.locator(".is-settling")).to_have_count(0)
    sheet.page.get_by_role("button", name="Напред").press("Enter")
    expect(sheet.question).to_have_text(THANKS)


def test_an_empty_sheet_can_be_passed_by_and_nothing_is_sent(sheet: Tablet) -> None:
    sheet.page.get_by_role("button", name="Напред").tap()
    expect(sheet.thing("draw")).to_be_visible()
    assert sheet.sent == []


def test_where_nobody_receives_concerns_no_drawing_is_asked_for(open_tablet: Tablet) -> None:
    expect(open_tablet.thing("draw")).to_have_count(0)


def test_nothing_of_a_drawing_is_left_for_the_next_child(sheet: Tablet) -> None:
    pull(sheet, (0.2, 0.5), (0.8, 0.5))
    sheet.page.get_by_role("button", name="Начало").tap()
    sheet.thing("draw").tap()
    expect(tool(sheet, "step_back")).to_be_disabled()
    assert colours(picture(sheet)) == {PAPER}


def test_the_wildest_scribble_is_small_enough_to_be_sent(sheet: Tablet) -> None:
    scribble = """() => {
      const canvas = document.querySelector('.paper-canvas'), pen = canvas.getContext('2d');
      for (let at = 0; at < 30000; at += 1) {
        pen.strokeStyle = `hsl(${Math.random() * 360}, 80%, 50%)`;
        pen.beginPath();
        pen.moveTo(Math.random() * 1024, Math.random() * 768);
        pen.lineTo(Math.random() * 1024, Math.random() * 768);
        pen.stroke();
      }
    }"""
    pull(sheet, (0.2, 0.5), (0.8, 0.5))
    sheet.page.evaluate(scribble)
    go_on_to_the_thanks(sheet)
    sheet.waits_until_sent()
    assert len(json.dumps(sheet.sent[0])) < 512 * 1024
    assert len(str(sheet.said()[0][0]["answers"][0]["drawing"])) * 3 / 4 < MOST_BYTES


def test_a_drawing_comes_from_the_sheet_to_the_staff_page_as_the_same_picture(
    sheet: Tablet, app: Flask, store: Store, settings: Settings, service: Service
) -> None:
    pull(sheet, (0.2, 0.3), (0.5, 0.7), (0.8, 0.3))
    tool(sheet, "yellow").tap()
    pull(sheet, (0.5, 0.2), (0.5, 0.25))
    seen = picture(sheet)
    go_on_to_the_thanks(sheet, "here")
    sheet.waits_until_sent()
    while store.cabinet.count(service.key) == 0:
        sheet.page.wait_for_timeout(20)
    taps(store, service.key, *["happy"] * 4)
    assert open_box(store, service.key) is Outcome.OPENED

    again = open_store(settings)
    made = create_app(again, settings)
    made.test_client_class = PageClient
    put_desk(made, Desk(again, settings, sign_ins=unhurried(), codes=unhurried()))
    staff = made.test_client()
    assert isinstance(staff, PageClient)
    assert sign_in(staff, "Мария Иванова").status_code == 302  # who receives concerns in the service
    shown = page_of(staff.get("/staff/drawings?week=2026-W47"))
    (address,) = shown.xpath("//figure/img/@src")
    assert "Само колегите може да я видят" in shown.text_content()
    answer = staff.get(address)
    again.close()
    assert answer.mimetype == "image/png" and answer.headers["Cache-Control"] == "no-store"
    check_same(Image.open(BytesIO(answer.data)).convert("RGB"), seen)
    assert plain_drawing(as_png(seen)) == answer.data
    assert kinds_of(answer.data) == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def check_same(kept: Image.Image, seen: Image.Image) -> None:
    """Every pixel that is no soft edge is the same, and there is more than paper."""
    pens = {PAPER, *COLOURS.values()}
    pairs = list(zip(kept.get_flattened_data(), seen.get_flattened_data(), strict=True))
    assert kept.size == seen.size == (WIDTH, HEIGHT)
    assert all(one == other for one, other in pairs if other in pens)
    assert colours(kept) >= {PAPER, COLOURS["black"], COLOURS["yellow"]}


def test_the_page_draws_with_the_colours_that_are_kept(open_tablet: Tablet) -> None:
    script = "async () => (await import('/static/child/drawing/colours.js')).PEN_COLOURS"
    drawn = open_tablet.page.evaluate(script)
    assert drawn == {name: "#" + bytes(colour).hex() for name, colour in COLOURS.items()}
