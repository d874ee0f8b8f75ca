"""All staff pages on their blueprint; importing a module registers its routes."""

from kiosk.staff import (
    calls,
    clock,
    concerns,
    devices,
    listeners,
    people,
    recipients,
    signing_in,
    social_services,
    week,
)
from kiosk.staff.blueprint import staff

__all__ = [
    "calls",
    "clock",
    "concerns",
    "devices",
    "listeners",
    "people",
    "recipients",
    "signing_in",
    "social_services",
    "staff",
    "week",
]
