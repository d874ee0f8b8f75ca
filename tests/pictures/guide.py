"""The pictures of the user guide: the first steps of a manager, from an empty installation to news on the tablet."""

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from config.settings import read_settings
from feedback_store.engine import open_store
from feedback_store.opening import open_box
from feedback_store.social_services import all_services
from feedback_store.staff import make_first_link
from kiosk.application import create_app
from kiosk.fonts import write_font
from tests.builders import Day
from tests.kiosk.served import Served
from tests.kiosk.staff.first_steps import TOLD, FirstSteps
from tests.pictures.album import Album

SHOWN = (
    "maria-first",
    "maria-second-factor",
    "guide",
    "service",
    "invite",
    "recipients",
    "code",
    "tablet-code",
    "tablet-trying",
    "tried",
    "tablet-note",
    "review",
    "action",
    "told",
    "tablet-news",
    "finished",
)
"""The looks that the guide shows; links and recovery codes are secrets and shown nowhere."""
ONLY_BULGARIAN = ("tablet-code", "tablet-note")
"""A tablet that nobody has spoken to yet, and one that has just thanked a child, speak Bulgarian."""


def take_guide(album: Album, browser: Browser, homes: Path) -> None:
    """Go the first steps once in each language of the guide, and take what is shown on the way."""
    for language in TOLD:
        if album.wants(f"guide-*.{language}"):
            take_way(album, browser, homes / f"guide-{language}", language)


def take_way(album: Album, browser: Browser, home: Path, language: str) -> None:
    """Go the first steps on a home of their own."""
    day, settings = Day(), read_settings({"GLASCHE_HOME": str(home)})
    store = open_store(settings, today=day)
    write_font()
    served = Served(create_app(store, settings))

    def come() -> None:
        for service in all_services(store):
            open_box(store, service.key)
        day.today += timedelta(days=1)

    def look(page: Page, name: str) -> None:
        if name in SHOWN and not (language != "bg" and name in ONLY_BULGARIAN):
            album.take(page, f"guide-{name}.{language}")

    try:
        steps = FirstSteps(browser, served.address, look, come, language)
        steps.go(f"/staff/first/{make_first_link(store)}")
        for page in (steps.desk, steps.tablet):
            page.context.close()
    finally:
        served.stop()
        store.close()
