"""All staff pages on their blueprint; importing a module registers its routes."""

from kiosk.staff import (
    circles,
    clock,
    concerns,
    devices,
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
    "circles",
    "clock",
    "concerns",
    "devices",
    "people",
    "recipients",
    "signing_in",
    "social_services",
    "staff",
    "tablets",
    "walls",
    "week",
]
