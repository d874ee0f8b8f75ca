"""All staff pages on their blueprint; importing a module registers its routes."""

from kiosk.staff import (
    calls,
    changes,
    circles,
    clock,
    concerns,
    devices,
    drawings,
    listeners,
    people,
    recipients,
    signing_in,
    social_services,
    tablets,
    walls,
    week,
)
from kiosk.staff.blueprint import staff

__all__ = [
    "calls",
    "changes",
    "circles",
    "clock",
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
    "walls",
    "week",
]
