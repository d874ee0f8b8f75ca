"""Long lists of services in pages, so that a page with two hundred of them is as quick and as small as one with few."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from feedback_store.social_services import Service

AT_ONCE = 20
"""So many services stand on one page."""


@dataclass(frozen=True)
class ServicePage:
    """Some of the services; `number` counts from 1, `last` is the number of the last page."""

    services: tuple[Service, ...]
    number: int
    last: int


def asked_page(services: Sequence[Service]) -> ServicePage:
    """Return the page of services that the address asks for; the nearest one where there is none such."""
    last = max(1, -(-len(services) // AT_ONCE))
    asked = request.args.get("page", "1")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    return ServicePage(tuple(services[(number - 1) * AT_ONCE : number * AT_ONCE]), number, last)
