"""Papers for the lawyer, filled from the settings: as a page to print, and as A4. In Bulgarian, whoever reads."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from flask import Response, render_template
from werkzeug.exceptions import NotFound

from config.texts import OWN_NAMES
from config.typesetting import typeset
from config.vocabulary import LANGUAGES
from feedback_store.concerns.recipients import recipients_of
from feedback_store.example import is_example
from feedback_store.setting_up.details import details_of, provider_of, users_by_age_of
from feedback_store.social_services import find_service
from kiosk.desk import desk
from kiosk.door.poster_drawings import accents_of
from kiosk.paper.pictures import picture_of
from kiosk.staff.blueprint import staff
from kiosk.staff.dates import month_in_words
from kiosk.staff.words import age_words

TEXTS = Path(__file__).with_suffix(".toml")
TEMPLATE = Path(__file__).with_suffix(".typ")
LANGUAGE = "bg"
BLANK = "……………………"
CHECK = "Образец. Да се провери от юрист, преди да се използва."
FEWEST_IN_PUBLIC = 10
"""Voices behind a figure that everybody may see."""


@staff.get("/services/<key>/papers")
def show_papers(key: str) -> str:
    """Show which papers there are."""
    names = {paper: told["name"] for paper, told in texts().items()}
    return render_template("staff/setting_papers.html", service=find_service(desk().store, key), names=names)


@staff.get("/services/<key>/papers/<paper>")
def show_paper_to_check(key: str, paper: str) -> str:
    """Show one paper as a page to print."""
    told = filled(key, paper)
    return render_template("staff/setting_paper.html", service=find_service(desk().store, key), told=told, paper=paper)


@staff.get("/services/<key>/papers/<paper>/a4.pdf")
def show_paper_as_pdf(key: str, paper: str) -> Response:
    """Return one paper on A4."""
    return Response(paper_as_pdf(filled(key, paper), desk().store.today()), mimetype="application/pdf")


@cache
def texts() -> Mapping[str, Any]:
    """Return the texts of all papers, by key."""
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def filled(service: str, paper: str) -> dict[str, Any]:
    """Return a paper with what is set put in; raises NotFound where there is none with this key."""
    told = texts().get(paper)
    if told is None:
        raise NotFound
    facts = facts_of(service)
    return {
        "title": told["title"],
        "under": told["under"],
        "check": CHECK,
        "example": "Примерни данни" if is_example(desk().store) else "",
        "place": find_service(desk().store, service).name,
        "parts": [
            {
                "heading": part["heading"],
                "text": [line.format_map(facts) for line in part["text"] if line != "{ages}" or facts["ages"]],
            }
            for part in told.get("parts", ())
        ],
        "cards": told.get("cards", []),
    }


def paper_as_pdf(told: Mapping[str, Any], day: date) -> bytes:
    """Return a paper on A4, with its pictures where it has some."""
    full, _ = accents_of("leaf")
    cards = [{"text": card["text"], "drawing": picture_of(full, card["picture"])} for card in told["cards"]]
    return bytes(typeset(TEMPLATE, {"paper": {**told, "cards": cards}}, day=day))


def facts_of(service: str) -> dict[str, str]:
    """Return what the texts are filled with; dots stand for what nobody has said."""
    store, settings = desk().store, desk().settings
    its, details, provider = find_service(store, service), details_of(store, service), provider_of(store)
    people = [one.member.name for one in recipients_of(store, service)]
    said = {
        "provider": provider.name,
        "address": provider.address,
        "contact": provider.contact,
        "service": its.name,
        "kind": details.kind,
        "municipality": details.municipality,
        "region": details.region,
        "users": "" if its.users is None else str(its.users),
        "languages": ", ".join(OWN_NAMES[one] for one in details.languages or LANGUAGES),
        "recipients": ", ".join(people),
    }
    numbers = {
        "hour": settings.opening_hour,
        "group": settings.smallest_group,
        "public": max(FEWEST_IN_PUBLIC, settings.smallest_group),
        "retention": settings.retention_days,
        "journal": settings.journal_years,
    }
    filled_in = {name: value or BLANK for name, value in said.items()}
    return filled_in | {name: str(number) for name, number in numbers.items()} | {"ages": ages_of(service)}


def ages_of(service: str) -> str:
    """Return how many of each age used a service in the newest month that was told, as a sentence, or nothing."""
    months = users_by_age_of(desk().store, service)
    if not months:
        return ""
    month = max(months)
    words = age_words(LANGUAGE)
    counted = ", ".join(f"{words[band]}: {months[month][band]}" for band in words if band in months[month])
    return f"По възраст ({month_in_words(month, LANGUAGE)}): {counted}."
