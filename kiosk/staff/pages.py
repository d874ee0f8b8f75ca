"""All staff pages on their blueprint; importing a module registers its routes."""

from kiosk.staff import clock, concerns, devices, drawings, people, recipients, signing_in, social_services, week
from kiosk.staff.blueprint import staff

__all__ = [
    "clock",
    "concerns",
    "devices",
    "drawings",
    "people",
    "recipients",
    "signing_in",
    "social_services",
    "staff",
    "week",
]
