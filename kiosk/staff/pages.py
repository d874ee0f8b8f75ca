"""All staff pages on their blueprint; importing a module registers its routes."""

from importlib import import_module

from kiosk.staff.blueprint import staff

__all__ = ["staff"]

MODULES = (
    "actions",
    "actions_poster",
    "actions_told",
    "audit",
    "calls",
    "changes",
    "circles",
    "clock",
    "closures",
    "concerns",
    "devices",
    "drawings",
    "events",
    "figures",
    "jar_opening",
    "jars",
    "journal",
    "journal_acts",
    "journal_paper",
    "journal_register",
    "journal_reviews",
    "listeners",
    "made_from",
    "paper",
    "passkeys",
    "people",
    "posters",
    "proving",
    "question_sets",
    "reach",
    "recipients",
    "review",
    "review_acts",
    "review_hiding",
    "review_people",
    "review_quotes",
    "second_factor",
    "sent_once",
    "setting",
    "setting_guide",
    "setting_papers",
    "shown_drawings",
    "signing_in",
    "social_services",
    "tablets",
    "telegram",
    "topic_sounds",
    "topics",
    "walls",
    "week",
)

for module in MODULES:
    import_module(f"kiosk.staff.{module}")
