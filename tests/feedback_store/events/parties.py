"""Short ways to say in a test that there was a party, and who answered there."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from config.vocabulary import Channel
from feedback_store.engine import Store
from feedback_store.events.kept import Event, make_event
from feedback_store.intake import Submission, accept
from feedback_store.schema import event_tallies
from feedback_store.tallies import VOICES
from tests.builders import a_submission


def a_party(
    store: Store, service: str, held_on: date | None = None, *, asked: tuple[str, ...] = ("mood_board",)
) -> Event:
    """Make an event, by default of today, that asks how it was."""
    return make_event(store, service, "Празник на есента", held_on or store.today(), 20, asked)


def at_party(
    store: Store, party: Event, voices: int, face: str = "happy", *, event: str | None = None, **more: Any
) -> list[Submission]:
    """Drop so many voices into the box that came by the code of an event."""
    about = {"channel": Channel.DOOR} | more
    said = [a_submission(party.service, face, **about) for _ in range(voices)]
    tagged = [replace(one, event=party.key if event is None else event) for one in said]
    for one in tagged:
        accept(store, one)
    return tagged


def counted_at(store: Store, party: Event) -> int:
    """Return how many voices are counted with an event."""
    whole = select(func.sum(event_tallies.c.count)).filter_by(event=party.key, step=VOICES)
    with store.reading() as connection:
        return connection.scalar(whole) or 0
