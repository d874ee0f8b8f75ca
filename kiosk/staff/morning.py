"""What a colleague should know in the morning, by service: in words, calm, and nothing that moves between openings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from feedback_store.changes import changes_of
from feedback_store.complaints.unanswered import Unanswered, unanswered
from feedback_store.devices import all_devices
from feedback_store.quotes.kept import Quote
from feedback_store.reviews.hiding import hidden_in
from feedback_store.social_services import Service
from feedback_store.switched_on.days import OnState, last_states
from kiosk.desk import desk
from kiosk.language import reader_speech
from kiosk.staff.dates import month_in_words
from kiosk.staff.review import has_waiting, is_reviewer
from kiosk.staff.review_quotes import quotes_by_quarter
from kiosk.staff.usual import ShownUsual, usual_of

MOST_QUOTES = 3


@dataclass(frozen=True)
class Morning:
    """The morning of one service.

    Attributes:
        has_words: something waits that whoever is signed in may review; None where others review.
        devices: names of tablets with how they were on `devices_on`, the last open day.
        told: the month in which the children were last told what changed.
        quotes: some of the newest quarter that has enough of them, so that none stands alone.
    """

    usual: tuple[ShownUsual, ...]
    has_words: bool | None
    unanswered: tuple[Unanswered, ...]
    devices: tuple[tuple[str, str, OnState | None], ...]
    devices_on: date | None
    told: str
    quotes: tuple[tuple[Quote, str], ...]
    hidden: int


def morning_of(service: Service, monday: date) -> Morning:
    """Return the morning of a service, with the mood of the week that begins on a Monday."""
    store = desk().store
    desk().heartbeats.settle(store)
    day, states = last_states(store, service.key)
    words = state_words()
    changes = changes_of(store, service.key)
    return Morning(
        usual=usual_of(service, monday),
        has_words=has_waiting(service) if is_reviewer(service) else None,
        unanswered=unanswered(store, service.key),
        devices=tuple(
            (one.name, words[states.get(one.id)], states.get(one.id))
            for one in all_devices(store, service.key)
            if not one.is_try_out
        ),
        devices_on=day,
        told=month_in_words(changes[0].month) if changes else "",
        quotes=shown_quotes(service.key),
        hidden=hidden_in(store, service.key, store.today().year),
    )


def shown_quotes(key: str) -> tuple[tuple[Quote, str], ...]:
    """Return some quotes of the newest quarter that has at least the smallest group of them."""
    enough = (its for _, its in quotes_by_quarter(key) if len(its) >= desk().settings.smallest_group)
    return tuple(next(enough, []))[:MOST_QUOTES]


def state_words() -> Mapping[OnState | None, str]:
    """Return how a tablet was on a day."""
    say = reader_speech().say
    return {
        OnState.ON: say("on"),
        OnState.PARTLY: say("partly on"),
        OnState.OFF: say("off, or without a connection"),
        None: say("not heard yet"),
    }
