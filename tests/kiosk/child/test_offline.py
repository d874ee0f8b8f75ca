"""After the first visit the shelf opens without the server, renews itself, and keeps nothing of a child."""

import pytest
from playwright.sync_api import Page, expect

from config.settings import Settings
from feedback_store.engine import Store
from feedback_store.social_services import Service
from kiosk.application import create_app
from kiosk.child.script import joined_script
from kiosk.child.worker import FILES, version_of
from kiosk.fonts import write_font
from tests.kiosk.child.tablet import SHELF, Tablet
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device
from tests.kiosk.served import Served

DELIVERED = "Всичко е предадено."


@pytest.fixture
def visited(kiosk: KioskBrowser, served: Served, store: Store, service: Service) -> Tablet:
    """Return a tablet that holds its page."""
    opened = enrolled(kiosk.start(), served.address, a_device(store, service.key)[1], store)
    holds_its_page(opened.page)
    return opened


def holds_its_page(page: Page) -> None:
    page.evaluate("""() => new Promise((done) => {
      if (navigator.serviceWorker.controller) return done();
      navigator.serviceWorker.addEventListener("controllerchange", () => done());
    })""")


@pytest.mark.browser
def test_the_shelf_opens_without_the_server_and_what_is_said_arrives_once(
    kiosk: KioskBrowser, served: Served, visited: Tablet, store: Store
) -> None:
    served.stop()
    kiosk.close()
    page = kiosk.start()
    page.goto(served.address)
    tablet = Tablet(page, served.address, visited.header, store)
    expect(tablet.question).to_have_text(SHELF)
    expect(page.get_by_text(DELIVERED)).to_be_visible()
    for face in ("sad", "happy"):
        tablet.say_mood(face)
        page.get_by_role("button", name="Начало").tap()
    page.reload()
    expect(page.get_by_text("Пази се и после тръгва.")).to_be_visible()
    kiosk.kill()
    served.start()
    page = kiosk.start()
    page.goto(served.address)
    expect(page.get_by_text(DELIVERED)).to_be_visible(timeout=20_000)
    assert store.cabinet.count("cop-ruse") == 2


@pytest.mark.browser
def test_the_worker_keeps_the_frame_and_nothing_else(visited: Tablet) -> None:
    visited.say_mood("sad")
    expect(visited.page.get_by_text(DELIVERED)).to_be_visible()
    kept = visited.page.evaluate("""async () => {
      for (const path of ["/staff/sign-in", "/api/openapi.json", "/enrol/ABCD"]) await fetch(path);
      const frames = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      const requests = await Promise.all(frames.map((frame) => frame.keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    }""")
    assert sorted(kept) == sorted(FILES)


@pytest.mark.browser
def test_a_new_version_is_taken_on_the_shelf_and_never_under_a_child(
    visited: Tablet, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, script = visited.page, joined_script()
    visited.thing("mood_board").tap()
    expect(visited.option("sad")).to_be_visible()
    for place in ("kiosk.child.pages.joined_script", "kiosk.child.worker.joined_script"):
        monkeypatch.setattr(place, lambda: f"{script}\nwindow.isNew = true;\n")
    page.evaluate("""async () => {
      const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done));
      await (await navigator.serviceWorker.getRegistration()).update();
      await changed;
    }""")
    page.wait_for_timeout(200)
    expect(visited.option("sad")).to_be_visible()
    page.get_by_role("button", name="Начало").tap()
    page.wait_for_function("window.isNew")
    expect(visited.question).to_have_text(SHELF)


def test_the_worker_is_small_and_named_by_what_it_keeps(client: PageClient) -> None:
    worker = client.get("/worker.js")
    assert worker.mimetype == "text/javascript" and len(worker.data) < 3_000
    assert client.get("/worker.js", headers={"If-None-Match": worker.headers["ETag"]}).status_code == 304
    assert "/staff" not in worker.text and "/api" not in worker.text
    assert version_of([b"a", b"b"]) == version_of([b"a", b"b"]) != version_of([b"ab", b""])


def test_the_worker_is_made_once_and_anew_after_a_change_of_settings(
    client: PageClient, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/worker.js").data
    with monkeypatch.context() as patched:
        patched.delattr("kiosk.child.worker.version_of")  # whoever makes it anew fails
        assert client.get("/worker.js").data == before
    in_english = create_app(store, settings.model_copy(update={"language": "en"})).test_client()
    assert in_english.get("/worker.js").data != before


@pytest.mark.parametrize("path", FILES)
def test_what_the_worker_keeps_is_there_and_the_same_for_everybody(client: PageClient, path: str) -> None:
    write_font()
    first, second = client.get(path), client.get(path)
    assert first.status_code == 200 and first.data == second.data
    assert "Set-Cookie" not in first.headers
