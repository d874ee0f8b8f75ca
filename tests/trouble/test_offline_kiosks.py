"""Kiosks without their server, killed with it again and again: every voice stands there exactly once."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kiosk.fonts import write_font
from tests.kiosk.kiosk_browser import KioskBrowser, enrolled
from tests.kiosk.people import a_device
from tests.trouble.homes import SERVICE, Home, a_home
from tests.trouble.ledger import FACES, faces_in_figures, faces_in_rows, open_again
from tests.trouble.server import Server

DELIVERED = "Всичко е предадено."

READY = """async () => {
  const { openOutbox } = await import("/static/child/outbox.js");
  const { diskStore } = await import("/static/child/store.js");
  const absent = async () => ({ status: 0, body: null, retryAfter: 0 });
  const outbox = openOutbox({ send: absent, disk: diskStore(), changed: () => null });
  outbox.meet(JSON.parse(localStorage.getItem("glasche.shelf")).shelf.outbox, false);
  const voice = (face) => ({
    instrument: "mood_board", version: 1, language: "bg", answers: [{ step: "mood", chosen: [face] }],
  });
  window.sayAll = (faces) => Promise.all(faces.map((face) => outbox.add(voice(face), false)));
}"""
"""The outbox of the page itself, without the half second that each tap takes on the screen."""

MOMENTS = (0.05, 0.15, 0.3, 0.6)
"""So long after the pages have begun to send the server is killed (s)."""


class Kiosks:
    """Several kiosks of one service, each with a browser of its own."""

    def __init__(self, home: Home, browsers: list[KioskBrowser]) -> None:
        self.home, self.browsers = home, browsers
        self.address = f"http://127.0.0.1:{home.settings['GLASCHE_PORT']}"
        with home.store() as store:
            self.headers = [a_device(store, SERVICE)[1] for _ in browsers]

    def open(self) -> list[Page]:
        """Start every browser, the server being there, and let each page see its shelf."""
        with self.home.store() as store:
            both = zip(self.browsers, self.headers, strict=True)
            return [enrolled(kiosk.start(), self.address, header, store).page for kiosk, header in both]

    def kill(self) -> None:
        """Kill every browser."""
        for kiosk in self.browsers:
            kiosk.kill()


@contextmanager
def some_kiosks(browser: Browser, count: int, folder: Path) -> Iterator[tuple[Kiosks, Server]]:
    write_font()
    with ExitStack() as ends:
        home = ends.enter_context(a_home(GLASCHE_SMALLEST_GROUP="3"))
        server = Server(home.settings)
        ends.callback(server.kill)
        kiosks = Kiosks(home, [KioskBrowser(browser, folder / f"kiosk-{number}") for number in range(count)])
        ends.callback(kiosks.kill)
        server.start()
        yield kiosks, server


@pytest.mark.browser
@pytest.mark.timeout(400)
@pytest.mark.parametrize(("count", "each"), [(1, 8), pytest.param(5, 40, marks=pytest.mark.slow)])
def test_what_was_said_without_a_server_arrives_once_whatever_is_killed(
    browser: Browser, tmp_path: Path, count: int, each: int
) -> None:
    chance, said = random.Random(count), Counter[str]()
    with some_kiosks(browser, count, tmp_path) as (kiosks, server):
        pages = kiosks.open()
        for page in pages:
            page.evaluate(READY)
        server.kill()
        for page in pages:
            faces = chance.choices(FACES, k=each)
            said.update(faces)
            page.evaluate("(faces) => window.sayAll(faces)", faces)
        kiosks.kill()

        server.start()
        pages = kiosks.open()
        for moment in MOMENTS[: max(1, count - 1)]:
            time.sleep(moment)
            server.kill()
            server.start()
            for page in pages:
                page.reload(wait_until="commit")
        for page in pages:
            expect(page.get_by_text(DELIVERED)).to_be_visible(timeout=60_000)
        server.kill()
        with kiosks.home.store() as store:
            open_again(store, SERVICE)
            assert faces_in_rows(store, SERVICE) == faces_in_figures(store, SERVICE) == said
