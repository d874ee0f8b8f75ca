"""News as topics: what children are told and asked about now, and all that they may have answered."""

from config.instrument import Instrument
from config.load import instruments
from config.own_topics import takes_news, with_topics
from config.steps import Topic
from feedback_store.actions.told import ToldAt, asked_now, begin_to_tell, tellings_of
from feedback_store.engine import Store


def with_news(store: Store, service: str, place: ToldAt | None, *, is_try_out: bool = False) -> dict[str, Instrument]:
    """Return the instruments that tell and ask about news in a place, by key; none where there is nothing to tell.

    In a chat only what is asked stands in them; the rest is told there in one message. Whoever tries out sees what
    waits for the next opening too.
    """
    told = asked_now(store, service, place, is_try_out=is_try_out) if place else ()
    topics = [one.as_topic() for one in told if one.is_asked or place is ToldAt.KIOSK]
    return {key: with_topics(one, topics) for key, one in instruments().items() if topics and takes_news(one)}


def known_news(store: Store, service: str) -> tuple[Topic, ...]:
    """Return all pieces that anybody may have answered in a service, those that are told no more too."""
    return tuple(one.as_topic() for one in tellings_of(store, service) if one.is_asked)[::-1]


def tell_waiting(store: Store, service: str) -> None:
    """Let children answer what waited, as the box is empty and nothing could be told by it."""
    if any(one.waits and not one.is_away for one in tellings_of(store, service)):
        with store.writing() as connection:
            begin_to_tell(connection, service, store.today())
