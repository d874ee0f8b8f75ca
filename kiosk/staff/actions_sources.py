"""What an action may have come from, to choose from: themes, what is asked, events, entries of the journal."""

from collections.abc import Iterator

from flask_login import current_user

from feedback_store.complaints.readers import seen_by
from feedback_store.events.kept import events_of
from feedback_store.offering import offered_by
from feedback_store.social_services import Service
from kiosk.desk import desk
from kiosk.language import reader_language, reader_speech
from kiosk.staff.dates import day_in_words
from kiosk.staff.review_words import theme_words

MOST_EACH = 30
"""Events and entries that are offered, the newest; any other may be typed."""


def sources_to_choose(service: Service) -> tuple[str, ...]:
    """Return what is offered to whoever is signed in; of the journal only entries that they may see."""
    asked = (one.title[reader_language()] for one in offered_by(desk().store, service.key).values())
    return (*theme_words().values(), *asked, *_events(service), *_entries(service))


def _events(service: Service) -> Iterator[str]:
    events = sorted(events_of(desk().store, service.key), key=lambda one: one.held_on, reverse=True)
    yield from (f"{one.name}, {day_in_words(one.held_on)}" for one in events[:MOST_EACH])


def _entries(service: Service) -> Iterator[str]:
    seen = [record for record, may_see in seen_by(desk().store, current_user.member, service.key) if may_see]
    for record in seen[:MOST_EACH]:
        yield f"№ {record.entry.number}: {record.entry.subject or reader_speech().say('No subject yet')}"
