"""The first page for staff: what they should know in the morning, and how a week was, in each service."""

from datetime import date, timedelta

from flask import render_template, request

from feedback_store.devices import all_devices
from feedback_store.periods import first_day_apart
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.staff.blueprint import my_services, staff
from kiosk.staff.mood import ShownMood, jumps_of, moods_of
from kiosk.staff.morning import morning_of
from kiosk.staff.told import told_of

WEEK = timedelta(days=7)
MOST_AT_ONCE = 3
"""So many services stand below each other; of more each is chosen."""
FIRST_MONDAY = date(2025, 1, 6)
"""No voice is older, and no example year that somebody looks at begins earlier."""


@staff.get("/")
def show_week() -> str:
    """Show the mood of a finished week in every service: by default of the last one.

    The running week is never shown: two openings of it, compared, would tell what came between them, which
    may be one child's answer. A finished week changes no more, as a voice is dated by the day of its opening.
    """
    today = desk().store.today()
    first, latest = max(FIRST_MONDAY, first_day_apart(today)), monday_of(today) - WEEK
    monday = asked_monday(first, latest) or latest
    store = desk().store
    services = my_services()
    shown = [service for service in services if service.key == request.args.get("service")] or services[:MOST_AT_ONCE]
    moods: list[tuple[Service, bool, list[ShownMood]]] = [
        (service, bool(all_devices(store, service.key)), moods_of(service, monday) + told_of(service, monday))
        for service in shown
    ]
    return render_template(
        "staff/week.html",
        moods=moods,
        jumps={service.key: jumps_of(service, monday) for service, _, _ in moods},
        mornings={service.key: morning_of(service, monday) for service in shown} if monday == latest else {},
        others=services if len(services) > 1 else (),
        chosen=shown[0].key if len(shown) == 1 else "",
        monday=monday,
        sunday=monday + timedelta(days=6),
        earlier=iso_week(monday - WEEK) if monday > first else None,
        later=iso_week(monday + WEEK) if monday < latest else None,
        smallest_group=desk().settings.smallest_group,
    )


def asked_monday(first: date, latest: date) -> date | None:
    """Return the Monday of the week in the address, if its figures may be shown and are not laid together by month."""
    try:
        monday = monday_of(date.fromisocalendar(*week_numbers(request.args.get("week", "")), 1))
    except (ValueError, OverflowError):
        return None
    return monday if first <= monday <= latest else None


def week_numbers(week: str) -> tuple[int, int]:
    """Return year and number of an ISO week such as 2026-W47; raises ValueError."""
    year, _, number = week.partition("-W")
    return int(year), int(number)


def iso_week(day: date) -> str:
    """Return the ISO week of a day, such as 2026-W47."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
