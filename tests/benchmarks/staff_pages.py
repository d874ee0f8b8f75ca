"""How long the staff pages take where very much lies in the store: 200 services, 20,000 words that wait for review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from config.settings import read_settings
from feedback_store.engine import Store, open_store
from feedback_store.intake import accept_all
from feedback_store.opening import open_box
from feedback_store.roles.role import Grant, Role
from feedback_store.social_services import add_service
from feedback_store.staff import all_staff
from kiosk.application import create_app
from tests.builders import Day, a_member, a_note
from tests.kiosk.people import sign_in

SERVICES, WORDS = 200, 20_000
SUMMER, AUTUMN = date(2026, 8, 3), date(2026, 11, 23)
NOTES = ("Играхме на двора с топка", "Рисувах голямо слънце", "Ходихме на басейн", "Спечелихме мача")
ROUNDS = 5
SLOWEST = 6
"""So many pages are told of: the slowest."""
ENOUGH = {
    "GLASCHE_PASSWORD_MEMORY_KIB": "8",
    "GLASCHE_PASSWORD_ROUNDS": "1",
    "GLASCHE_SECOND_FACTOR": "false",
}


@dataclass(frozen=True)
class PageTime:
    """A page, half of its answers (ms), how often as long as a page of nothing that is, and its letters (KB)."""

    path: str
    milliseconds: float
    ratio: float
    kilobytes: float


def measure_staff_pages(folder: Path) -> list[PageTime]:
    """Fill a store and return its slowest pages, the slowest first."""
    day = Day(SUMMER)
    store = open_store(read_settings({"GLASCHE_HOME": str(folder / "home"), **ENOUGH}), today=day)
    fill(store)
    day.today = AUTUMN
    app = create_app(store, store.settings)
    browser = app.test_client()
    sign_in(browser, "all")
    least = time_of(browser, "/staff/sign-in")
    found = [timed(browser, path, least) for path in paths_of(app, store)]
    store.close()
    return sorted(found, key=lambda one: one.milliseconds, reverse=True)[:SLOWEST]


def fill(store: Store) -> None:
    """Let as many notes wait in every service, and somebody have every role in all of them."""
    a_member(store, "all", frozenset(Grant(role) for role in Role))
    for number in range(SERVICES):
        key = add_service(store, f"home-{number:03}", f"ЦОП „Надежда“ {number}", 40).key
        accept_all(store, [a_note(key, f"{NOTES[each % len(NOTES)]} {each}") for each in range(WORDS // SERVICES)])
        open_box(store, key)


def paths_of(app: Flask, store: Store) -> Iterator[str]:
    """Return the address of every staff page of a service or of all; documents are made anew and not among them."""
    parts: dict[str, Any] = {"key": "home-007", "service": "home-007", "member_id": all_staff(store)[0].id}
    for rule in app.url_map.iter_rules():
        is_page = rule.endpoint.startswith("staff.") and "GET" in (rule.methods or ())
        if is_page and rule.arguments <= parts.keys() and not rule.rule.endswith(".pdf"):
            with app.test_request_context():
                yield app.url_for(rule.endpoint, **{name: parts[name] for name in rule.arguments})


def timed(browser: FlaskClient, path: str, least: float) -> PageTime:
    """Return how long a page takes, beside one on which nothing stands."""
    took = time_of(browser, path)
    return PageTime(path, took, took / least, len(browser.get(path).data) / 1000)


def time_of(browser: FlaskClient, path: str) -> float:
    """Return the time that half of the answers took (ms)."""

    def once() -> float:
        begun = perf_counter()
        browser.get(path)
        return (perf_counter() - begun) * 1000

    return median(once() for _ in range(ROUNDS))
