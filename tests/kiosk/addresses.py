"""The address of every page."""

from collections.abc import Iterator
from typing import Any

from flask import Flask

from feedback_store.actions.kept import Decided, Decision, Source, begin_action
from feedback_store.actions.told import ToldAt, tell
from feedback_store.engine import Store
from feedback_store.events.kept import make_event
from feedback_store.social_services import Service
from feedback_store.staff import all_staff, make_first_link
from tests.kiosk.people import a_device

SAVED = (".csv", ".xlsx")
"""Endings of addresses whose files a browser saves, and does not show."""


def pages(app: Flask, store: Store, service: Service) -> Iterator[str]:
    """Return an address for every route that may be looked at, the refusals among them."""
    device, _ = a_device(store, service.key)
    parts: dict[str, Any] = {
        "member_id": next((one.id for one in all_staff(store)), "nobody"),
        "key": service.key,
        "device_id": device.id,
        "event": make_event(store, service.key, "Празник", store.today(), 20, ("mood_board",)).key,
        "code": "K7QRM-2XW9D",
        "language": "bg",
        "mark": "00",
        "name": "0" * 16,
        "paper": "children",
        "number": told_action(store, service.key),
        "service": service.key,
        "voice": "nobody",
        "step": "here",
        "quarter": "2026-Q3",
        "quote": "none",
        "token": make_first_link(store) or "",
    }
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            is_page = rule.endpoint != "static" and not rule.rule.startswith("/api/") and not rule.rule.endswith(SAVED)
            if "GET" in (rule.methods or ()) and is_page:
                yield app.url_for(rule.endpoint, **{name: parts[name] for name in rule.arguments})
    yield from ("/nowhere", "/staff/nowhere", "/staff/services/nowhere")


def told_action(store: Store, service: str) -> int:
    """Return the number of an action that children are told everywhere."""
    done, places = Decided(Decision.DONE, "", "Екипът", None, "Протокол 12"), frozenset(ToldAt)
    number = begin_action(store, service, "f", about="Навън", source=Source.QUOTE, named="", first=done, by="m")
    said, day = {"bg": "Вече излизаме всеки ден."}, store.today()
    tell(store, service, number, 0, sentences=said, picture="1F333", places=places, told_from=day)
    return number
