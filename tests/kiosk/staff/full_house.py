"""A service in which every page has something to show, and somebody of each role who looks at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from config.own_questions import OwnQuestion, QuestionSet
from config.steps import Answer
from config.steps import Kind as Step
from config.vocabulary import Place
from feedback_store.bot_links import Goal
from feedback_store.calls.listeners import Figure, Listener, name_listener
from feedback_store.changes import tell_change
from feedback_store.complaints.reviews import Minutes, keep_minutes
from feedback_store.concerns.acts import concerns_of
from feedback_store.concerns.recipients import name_recipient
from feedback_store.door_links import code_of
from feedback_store.engine import Store
from feedback_store.events.kept import make_event
from feedback_store.intake import accept
from feedback_store.opening import Outcome, open_box
from feedback_store.question_sets.kept import add_set
from feedback_store.quotes.approval import Judgement, judge_notes
from feedback_store.quotes.kept import read_quotes
from feedback_store.quotes.waiting import waiting_notes
from feedback_store.roles.role import IN_SERVICES, Grant, Role
from feedback_store.social_services import Service
from feedback_store.topics.kept import add_topic
from feedback_store.walls import make_wall, wall_code
from kiosk.staff.figures_asked import Kind
from tests.builders import Day, a_member, a_note, a_submission, taps
from tests.feedback_store.complaints.letters import a_letter
from tests.feedback_store.drawings.pictures import a_picture
from tests.feedback_store.reviews.reviewing import TOLD
from tests.kiosk.addresses import told_action
from tests.kiosk.page_client import PageClient
from tests.kiosk.people import a_device, sign_in

CAMP = QuestionSet(
    1, 1, {"bg": "Лагерът"}, (OwnQuestion(Step.MANY, {"bg": "Какво ти хареса?"}, ({"bg": "Морето"}, {"bg": "Игрите"})),)
)
FACES = ("happy",) * 14 + ("calm",) * 9 + ("sad",) * 7
RECIPIENT = "Мария Иванова"
"""Who receives concerns, and comes where a child calls."""
NOTES, DRAWN = 12, 6
SUMMER = date(2026, 8, 3)
QUERIES = {
    "staff.show_figures": tuple(f"?of={kind}" for kind in Kind),
    "staff.show_figure_table": tuple(f"?of={kind}" for kind in Kind),
    "staff.show_week": ("", "?service=cop-ruse", "?week=2026-W47"),
    "staff.show_entry": ("?instrument=this_or_that&speaker=child&age_band=4_7&language=bg&support=alone",),
    "staff.show_sheet": ("?instrument=mood_board&language=bg",),
    "staff.show_topics": ("", "?wanted=куче"),
}
"""What is asked of a page beside its address."""


@dataclass(frozen=True)
class House:
    """What addresses of this house need, and the header of its tablet."""

    parts: Mapping[str, str]
    tablet: Mapping[str, str]


def full_house(store: Store, service: Service, day: Day) -> House:
    """Fill a service: half-read words, a concern, an event of today and things told; then its box is empty."""
    key = service.key
    for role in Role:
        a_member(store, role.value, frozenset({Grant(role, key if role in IN_SERVICES else "")}))
    safe = a_member(store, RECIPIENT, frozenset({Grant(Role.SAFEGUARDING, key), Grant(Role.REVIEWER, key)}))
    outside = a_member(store, "Георги Стоев", frozenset({Grant(Role.SAFEGUARDING)}))
    name_recipient(store, key, safe.id, Place.IN_HOUSE)
    name_recipient(store, key, outside.id, Place.OUTSIDE)
    name_listener(store, key, Listener(safe, "Мария", "психолог", Figure.BUN, 1))
    today, day.today = day.today, SUMMER
    device, header = a_device(store, key)
    _say_much(store, key)
    assert open_box(store, key) is Outcome.OPENED
    day.today = today
    _approve_some(store, key)
    _say_much(store, key)
    accept(store, a_note(key, TOLD))
    assert open_box(store, key) is Outcome.OPENED
    day.today += timedelta(days=7)
    event = make_event(store, key, "Празник", store.today(), 20, ("mood_board",))
    add_topic(store, key, {"bg": "Кучето", "en": "The dog"}, picture="1F415")
    add_set(store, key, CAMP)
    number = told_action(store, key)
    tell_change(store, key, "Излизаме всеки ден.")
    make_wall(store, key)
    keep_minutes(store, key, store.today(), Minutes("Ана, Борис", "Поръчваме нов термос.", "Ана", 1, 1, 0))
    parts = _parts(store, service) | {"device_id": device.id, "event": event.key, "number": str(number)}
    return House(parts | {"member_id": safe.id}, header)


def _say_much(store: Store, key: str) -> None:
    taps(store, key, *FACES)
    for number in range(NOTES):
        accept(store, a_note(key, f"Рисувах {number + 2} слънца на двора"))
    for number in range(DRAWN):
        drawn = Answer("here", (), drawing=a_picture(number)), Answer("shown", ("yes",))
        accept(store, a_submission(key, instrument="draw", version=2, answers=drawn))
    accept(store, a_letter(store, key))


def _approve_some(store: Store, key: str) -> None:
    notes = [one for one in waiting_notes(store, key) if one.proposed is not None]
    judge_notes(store, key, {(one.voice, one.step): Judgement(True) for one in notes[: NOTES - 4]})


def _parts(store: Store, service: Service) -> dict[str, str]:
    (concern,) = concerns_of(store, service.key)
    drawn = waiting_notes(store, service.key, keys={"draw"})
    return {
        "key": service.key,
        "service": service.key,
        "code": code_of(store, Goal(service.key)),
        "language": "bg",
        "mark": concern.heard.mark.hex(),
        "name": "0" * 16,
        "voice": drawn[0].voice,
        "step": drawn[0].step,
        "quarter": "2026-Q3",
        "quote": read_quotes(store, service.key)[0].id,
        "paper": "children",
        "token": "used",
    }


def browsers(app: Flask) -> dict[str, PageClient]:
    """Return a browser for each role, in which somebody who has it is signed in, by its name."""
    found = {}
    for name in (*(role.value for role in Role), RECIPIENT):
        found[name] = app.test_client()
        assert sign_in(found[name], name).status_code == 302
    return found  # type: ignore[return-value] # Flask's own word for what the fixture has put there


def looked_at(app: Flask) -> Iterator[Rule]:
    """Return every route that can be looked at; a new one is among them by itself."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            yield rule


def addresses(app: Flask, store: Store, house: House, rule: Rule) -> list[str]:
    """Return the addresses by which a route is polled."""
    parts: dict[str, Any] = dict(house.parts)
    if rule.endpoint == "wall.show_wall":
        parts["code"] = wall_code(store, house.parts["key"])
    with app.test_request_context():
        path = app.url_for(rule.endpoint, **{name: parts[name] for name in rule.arguments})
    return [path + query for query in chain(QUERIES.get(rule.endpoint, ("",)))]
