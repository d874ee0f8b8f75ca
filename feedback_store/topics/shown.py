"""Which own topics are shown and since when: never in the middle of a box, only after one was opened."""

from collections.abc import Iterable

from sqlalchemy import Connection, update

from config.instrument import Instrument
from config.own_topics import is_in_season, key_of_news, key_of_topic, with_topics
from config.steps import Answer, Topic
from feedback_store.actions.news import known_news
from feedback_store.engine import Store
from feedback_store.schema import topics
from feedback_store.topics.kept import count_waiting, topics_of

BEGINNINGS = tuple(key.rstrip("0") for key in (key_of_topic(0), key_of_news(0)))
"""How the options of own topics and of news begin."""


def shown_topics(store: Store, service: str, *, is_try_out: bool = False) -> tuple[Topic, ...]:
    """Return the topics that a service shows now, in their order; to whoever tries out those too that wait."""
    month = store.today().month
    return tuple(
        one.as_topic()
        for one in topics_of(store, service)
        if not one.is_away and (is_try_out or not one.waits) and is_in_season(month, *one.season)
    )


def known_topics(store: Store, service: str) -> tuple[Topic, ...]:
    """Return all topics and news that anybody may have answered in a service, those that were taken away too."""
    return tuple(one.as_topic() for one in topics_of(store, service)) + known_news(store, service)


def as_asked(store: Store, service: str, definition: Instrument, answers: Iterable[Answer]) -> Instrument:
    """Return an instrument with the topics of a service, where answers name any: a tablet sends weeks later too."""
    if not any(option.startswith(BEGINNINGS) for answer in answers for option in answer.chosen):
        return definition
    return with_topics(definition, known_topics(store, service))


def begin_to_show(connection: Connection, service: str) -> None:
    """Show the topics that waited, as a box was opened: whoever answers them comes after all that was in it."""
    connection.execute(update(topics).filter_by(service=service, waits=True).values(waits=False))


def show_waiting(store: Store, service: str) -> None:
    """Show the topics that waited, as the box is empty and nothing could be told by them."""
    with store.reading() as connection:
        if not count_waiting(connection, service):
            return
    with store.writing() as connection:
        begin_to_show(connection, service)
