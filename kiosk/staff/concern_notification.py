"""The notification under article 7 of the Child Protection Act: a template on A4, filled with what was heard.

It is in Bulgarian whatever the reader's language, made when it is asked for, and kept nowhere.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from config.settings import ZONE
from config.texts import speech
from config.typesetting import typeset
from feedback_store.concerns.heard import HeardConcern
from feedback_store.engine import Store
from feedback_store.example import is_example
from feedback_store.social_services import find_service
from kiosk.language import reader_speech
from kiosk.staff.dates import day_in_words
from kiosk.staff.words import age_words, category_words

TEMPLATE = Path(__file__).with_name("concern_notification.typ")
LANGUAGE = "bg"
"""In which the authorities read."""


class Office(StrEnum):
    """Whom the law names; each passes it on to the others."""

    DEPARTMENT = "department"
    AGENCY = "agency"
    POLICE = "police"


def office_words(language: str | None = None) -> Mapping[Office, str]:
    """Return to whom a notification goes, in a language, by default the reader's."""
    say = (speech(language) if language else reader_speech()).say
    return {
        Office.DEPARTMENT: say("Child Protection Department, Social Assistance Directorate"),
        Office.AGENCY: say("State Agency for Child Protection"),
        Office.POLICE: say("Police"),
    }


def notification_as_pdf(store: Store, heard: HeardConcern, office: Office) -> bytes:
    """Return the notification of what was heard to an office, as one or two pages of A4."""
    return bytes(typeset(TEMPLATE, {"notification": _told(store, heard, office)}, day=store.today()))


def _told(store: Store, heard: HeardConcern, office: Office) -> dict[str, object]:
    say = speech(LANGUAGE).say
    return {
        "language": LANGUAGE,
        "check": say("A template: check with your lawyer before it is first used."),
        "example": say("Example data – made-up children and voices") if is_example(store) else "",
        "to": office_words(LANGUAGE)[office],
        "where": say("(which one, town)"),
        "title": say("NOTIFICATION"),
        "law": say("under article 7, paragraphs 1 and 2, of the Child Protection Act"),
        "opening": say("We notify you that we have learned of a child that may need protection."),
        "fields": [{"name": name, "value": value} for name, value in _fields(store, heard)],
        "words_title": say("What was said, word for word"),
        "words": heard.text,
        "unknown": say(
            "It was said without a name in a system for anonymous feedback. We do not know which child it is. It was "
            "found by a program that looks for such texts, and read by a person named for it."
        ),
        "blanks": [
            say("What else we know"),
            say("What we have done so far"),
            say("Contact for questions (name, position, telephone)"),
        ],
        "date": say("Date: {day}", day=day_in_words(store.today(), LANGUAGE)),
        "signature": say("Signature"),
    }


def _fields(store: Store, heard: HeardConcern) -> list[tuple[str, str]]:
    say, found = speech(LANGUAGE).say, heard.concern
    moment = datetime.strptime(heard.heard_at, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    fields = [
        (say("From (service, address)"), find_service(store, heard.service).name),
        (say("Heard on"), f"{day_in_words(moment.date(), LANGUAGE)}, {moment:%H:%M} ч."),
        (say("It may tell of"), category_words(LANGUAGE)[found.category]),
        (say("Age that was given"), age_words(LANGUAGE).get(heard.age_band, "–")),
    ]
    if found.about_other:
        fields.append((say("About whom"), say("It seems to be told of another child.")))
    if found.adult_of_house:
        fields.append((say("Note"), say("It may mean an adult of the service.")))
    return fields
