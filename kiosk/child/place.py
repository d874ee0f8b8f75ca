"""What a device offers where it stands: languages and instruments, the hours of the service, the PIN of its staff."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from config.instrument import Instrument
from config.vocabulary import LANGUAGES
from feedback_store.actions.news import with_news
from feedback_store.actions.told import ToldAt
from feedback_store.devices import Device
from feedback_store.hours import OpenHours
from feedback_store.offering import offered_by
from feedback_store.pins import PinCheck
from feedback_store.setting_up.details import details_of
from kiosk.child.shelf import ON_A_KIOSK
from kiosk.desk import desk

CLOSED_AHEAD_DAYS = 60
"""So many days ahead a tablet knows when it is closed; a voice waits there no longer than 40."""


def languages_of(device: Device) -> tuple[str, ...]:
    """Return the languages of a device, the one to which its page returns first.

    Where staff chose none for it, those of its service; all where they chose none there either.
    """
    of_service = details_of(desk().store, device.service).languages
    chosen = tuple(language for language in device.languages if language in LANGUAGES) or of_service
    first = desk().settings.language
    return chosen or tuple(sorted(LANGUAGES, key=lambda language: language != first))


def instruments_of(device: Device) -> tuple[Instrument, ...]:
    """Return what stands on the shelf of a device, in order: news first, then what staff chose; all where nothing."""
    offered = offered_on_shelves(device.service, is_try_out=device.is_try_out)
    chosen = tuple(offered[key] for key in device.instruments if key in offered) or tuple(offered.values())
    news = with_news(desk().store, device.service, ToldAt.KIOSK, is_try_out=device.is_try_out)
    return (*news.values(), *chosen)


def offered_on_shelves(service: str, *, is_try_out: bool = False) -> dict[str, Instrument]:
    """Return the instruments that may stand on a shelf in a service, by key: for children, and for parents apart."""
    offered = offered_by(desk().store, service, is_try_out=is_try_out).items()
    return {key: each for key, each in offered if each.is_for_adults or ON_A_KIOSK.intersection(each.speakers)}


def place_of(hours: Iterable[OpenHours], closed: Iterable[tuple[date, date]], pin: PinCheck) -> dict[str, Any]:
    """Return the hours, the closed days and the check of the PIN, as plain JSON."""
    return {
        "closed": [{"from": first.isoformat(), "to": last.isoformat()} for first, last in closed],
        "hours": [{"day": each.day, "from": each.opens, "to": each.closes} for each in hours],
        "pin": {"salt": pin.salt, "rounds": pin.rounds, "hash": pin.hash},
    }
