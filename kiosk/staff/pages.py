"""All staff pages on their blueprint; importing a module registers its routes."""

from kiosk.staff import (
    calls,
    circles,
    clock,
    closures,
    concerns,
    devices,
    drawings,
    listeners,
    people,
    recipients,
    signing_in,
    social_services,
    tablets,
    telegram,
    walls,
    week,
)
from kiosk.staff.blueprint import staff

__all__ = [
    "calls",
    "circles",
    "clock",
    "closures",
    "concerns",
    "devices",
    "drawings",
    "listeners",
    "people",
    "recipients",
    "signing_in",
    "social_services",
    "staff",
    "tablets",
    "telegram",
    "walls",
    "week",
]
