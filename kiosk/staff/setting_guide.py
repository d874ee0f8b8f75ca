"""The first steps: from nothing to news for the children, each with why it is there and the one next button."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for
from flask_login import current_user

from feedback_store.setting_up.first_steps import FirstStep, Progress, progress_of
from feedback_store.social_services import Service
from feedback_store.staff import all_staff
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.doors import may_open
from kiosk.staff.setting_words import ShownWords, step_words

FEWEST_PEOPLE = 2
"""One in the service and one outside receive concerns."""


@dataclass(frozen=True)
class ShownStep:
    """A step on the page; without an address somebody else does it, or time does."""

    number: int
    words: ShownWords
    is_done: bool
    is_next: bool
    address: str | None


@staff.get("/guide")
def show_guide() -> str:
    """Show the first steps of a service, by default of the first one that is not through with them."""
    services = my_services()
    chosen = next((one for one in services if one.key == request.args.get("service")), None)
    service = chosen or next((one for one in services if progress(one).next), services[0] if services else None)
    return render_template(
        "staff/setting_guide.html",
        service=service,
        steps=list(shown_steps(service)),
        others=services if len(services) > 1 else (),
        hour=desk().settings.opening_hour,
        smallest_group=desk().settings.smallest_group,
    )


@staff.context_processor
def lend_guide() -> dict[str, object]:
    """Lend other pages how many steps a service still has, and the way back to them while all is new."""
    return {"steps_left": steps_left, "first_steps_begun": first_steps_begun}


def steps_left(service: Service | None) -> int:
    """Return how many steps a service still has."""
    return len(FirstStep) - len(progress(service).done)


def first_steps_begun() -> int | None:
    """Return how many steps are done, for whoever sets up a first service and has not come to its first opening."""
    services = my_services()
    service = services[0] if services else None
    if len(services) > 1 or not may_open(current_user.member, "staff.show_guide", service.key if service else None):
        return None
    done = progress(service).done
    return None if FirstStep.OPENING in done else len(done)


def progress(service: Service | None) -> Progress:
    """Return how far a service is, with what is tried out on its tablets."""
    taps = desk().taps
    return progress_of(desk().store, service, has_tried=lambda device: bool(taps.of_device(device)))


def shown_steps(service: Service | None) -> Iterator[ShownStep]:
    """Give the steps in their order."""
    its, people = progress(service), len(all_staff(desk().store))
    words = step_words(its, desk().settings, has_people=people >= FEWEST_PEOPLE)
    for number, step in enumerate(FirstStep, start=1):
        address = address_of(step, service, its, has_people=people >= FEWEST_PEOPLE)
        yield ShownStep(number, words[step], step in its.done, step is its.next, address)


def address_of(step: FirstStep, service: Service | None, its: Progress, *, has_people: bool) -> str | None:
    """Return where a step is done, or None where it is not for whoever is signed in."""
    endpoint, parts = place_of(step, its, has_people=has_people)
    if endpoint is None or (service is None and step is not FirstStep.SERVICE):
        return None
    named: dict[str, Any] = {"key": service.key} if service and endpoint not in ("show_services", "show_people") else {}
    if not may_open(current_user.member, f"staff.{endpoint}", named.get("key")):
        return None
    return url_for(f"staff.{endpoint}", **named, **parts)


def place_of(step: FirstStep, its: Progress, *, has_people: bool) -> tuple[str | None, dict[str, Any]]:
    """Return the page on which a step is done, and what else its address takes."""
    places: dict[FirstStep, tuple[str | None, dict[str, Any]]] = {
        FirstStep.SERVICE: ("show_services", {}),
        FirstStep.RECIPIENTS: ("show_recipients" if has_people else "show_people", {}),
        FirstStep.TABLET: ("show_service", {"_anchor": "new-tablet"}),
        FirstStep.TRY_OUT: ("show_service", {"_anchor": "tried"}),
        FirstStep.VOICES: ("show_service" if not its.has_collecting_tablet else "show_posters", {}),
        FirstStep.OPENING: (None, {}),
        FirstStep.QUOTE: ("show_review", {}),
        FirstStep.ACTION: ("show_actions", {}),
        FirstStep.NEWS: ("show_action" if its.last_action else "show_actions", number_of(its)),
    }
    return places[step]


def number_of(its: Progress) -> dict[str, Any]:
    """Return the number of the newest action as a part of an address."""
    return {"number": its.last_action} if its.last_action else {}
