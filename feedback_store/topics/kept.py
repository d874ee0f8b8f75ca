"""The topics that a service has added: added, moved, taken away; the name of one stays as it was given."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from config.own_topics import MOST_AT_ONCE, key_of_topic, most_in_a_month
from config.steps import Topic
from config.vocabulary import LANGUAGES
from feedback_store.engine import Store
from feedback_store.errors import TopicRefusedError
from feedback_store.schema import topic_photos, topic_sounds, topics
from feedback_store.social_services import find_service

LONGEST_NAME = 24
"""So that it stands on a child's card in two lines (letters)."""
FIRST_LANGUAGE = "bg"
"""The language in which every topic has a name."""

Season = tuple[int, int] | tuple[None, None]
"""The first and the last month of the year in which a topic shows, both included; none of them where it always does."""
ALWAYS: Season = (None, None)


@dataclass(frozen=True)
class OwnTopic:
    """A topic of a service; `waits` until its box is opened, `is_away` once staff have taken it away."""

    number: int
    names: Mapping[str, str]
    picture: str | None
    place: int
    season: Season
    waits: bool
    is_away: bool

    def as_topic(self) -> Topic:
        """Return it as a step takes it; where it has no name in a language, the first one stands."""
        texts = {language: self.names.get(language, self.names[FIRST_LANGUAGE]) for language in LANGUAGES}
        return Topic(key_of_topic(self.number), texts, self.picture)


def topics_of(store: Store, service: str) -> tuple[OwnTopic, ...]:
    """Return all topics that a service has ever added, in their order."""
    with store.reading() as connection:
        rows = connection.execute(select(topics).where(topics.c.service == service)).all()
    return tuple(sorted(map(_topic, rows), key=lambda one: (one.place, one.number)))


def present_topics(store: Store, service: str) -> tuple[OwnTopic, ...]:
    """Return the topics of a service that were not taken away, in their order, those of other seasons too."""
    return tuple(one for one in topics_of(store, service) if not one.is_away)


def add_topic(
    store: Store,
    service: str,
    names: Mapping[str, str],
    *,
    picture: str | None = None,
    photo: bytes | None = None,
    season: Season = ALWAYS,
) -> int:
    """Add a topic behind the others and return its number; children see it after the next opening (decision 0025).

    Args:
        names: by language, the Bulgarian one needed; others may be missing.
        picture: the code of a drawing of the library; not where there is a `photo`, as `plain_photo` returns it.

    Raises:
        UnknownServiceError: no service has this key.
        TopicRefusedError: no name, one that is too long or there already, or too many topics in some month.
    """
    find_service(store, service)
    with store.writing() as connection:
        return insert_topic(connection, service, names, picture=picture, photo=photo, season=season)


def insert_topic(
    connection: Connection,
    service: str,
    names: Mapping[str, str],
    *,
    picture: str | None = None,
    photo: bytes | None = None,
    season: Season = ALWAYS,
) -> int:
    """Do what `add_topic` does, in a transaction of the caller's."""
    given = {language: name.strip() for language, name in names.items() if name.strip()}
    _check_names(given)
    rows = connection.execute(select(topics).where(topics.c.service == service)).all()
    there = [one for one in map(_topic, rows) if not one.is_away]
    _check_beside(there, given, season)
    number = 1 + max((row.number for row in rows), default=0)
    row = {"service": service, "number": number, "names": json.dumps(given, ensure_ascii=False), "picture": picture}
    more = {"place": 1 + max((one.place for one in there), default=0), "waits": True, "is_away": False}
    months = {"first_month": season[0], "last_month": season[1]}
    name = secrets.token_hex(16)
    connection.execute(insert(topics).values(row | more | months | ({"picture": name} if photo else {})))
    if photo:
        kept = {"name": name, "service": service, "number": number, "content": photo}
        connection.execute(insert(topic_photos).values(kept))
    return number


def take_topic_away(store: Store, service: str, number: int) -> None:
    """Show a topic no more, from now on; its photo and its sound are deleted, its name stays with the old answers."""
    with store.writing() as connection:
        remove_topic(connection, service, number)


def remove_topic(connection: Connection, service: str, number: int) -> None:
    """Do what `take_topic_away` does, in a transaction of the caller's."""
    of_it = {"service": service, "number": number}
    for table in (topic_photos, topic_sounds):
        connection.execute(delete(table).filter_by(**of_it))
    connection.execute(delete(topics).filter_by(**of_it, waits=True))
    connection.execute(update(topics).filter_by(**of_it).values(is_away=True, picture=None))


def move_topic_up(store: Store, service: str, number: int) -> None:
    """Let a topic change places with the one before it; harmless where it is the first, or none has this number."""
    there = present_topics(store, service)
    at = next((place for place, one in enumerate(there) if one.number == number), 0)
    if at == 0:
        return
    order = [*there[: at - 1], there[at], there[at - 1], *there[at + 1 :]]
    with store.writing() as connection:
        for place, one in enumerate(order, start=1):
            of_it = {"service": service, "number": one.number}
            connection.execute(update(topics).filter_by(**of_it).values(place=place))


def photo_named(store: Store, name: str) -> bytes | None:
    """Return the photo of a topic by its name, or None where there is none."""
    with store.reading() as connection:
        found: bytes | None = connection.scalar(select(topic_photos.c.content).where(topic_photos.c.name == name))
    return found


def count_waiting(connection: Connection, service: str) -> int:
    """Return how many topics wait for the next opening."""
    waiting = select(func.count()).select_from(topics).filter_by(service=service, waits=True)
    return connection.scalar(waiting) or 0


def _check_names(names: Mapping[str, str]) -> None:
    if not names.get(FIRST_LANGUAGE):
        raise TopicRefusedError("the topic has no Bulgarian name; give it one, as children call it")
    for language, name in names.items():
        if language not in LANGUAGES or len(name) > LONGEST_NAME:
            raise TopicRefusedError(f"the name in {language} does not fit; give at most {LONGEST_NAME} letters")


def _check_beside(there: list[OwnTopic], names: Mapping[str, str], season: Season) -> None:
    known = {name.casefold() for one in there for name in one.names.values()}
    if any(name.casefold() in known for name in names.values()):
        raise TopicRefusedError("a topic of this name is there already; give another name")
    if most_in_a_month([*(one.season for one in there), season]) > MOST_AT_ONCE:
        raise TopicRefusedError(f"there would be more than {MOST_AT_ONCE} at one time; take one away or give a season")


def _topic(row: Row[tuple[object, ...]]) -> OwnTopic:
    season = ALWAYS if row.first_month is None else (row.first_month, row.last_month)
    return OwnTopic(row.number, json.loads(row.names), row.picture, row.place, season, row.waits, row.is_away)
