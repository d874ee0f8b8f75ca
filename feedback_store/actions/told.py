"""How children are told of an action: a sentence and a picture in public, in some places, until it is told no more."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from config.own_topics import key_of_news
from config.steps import Topic
from config.vocabulary import LANGUAGES
from feedback_store.actions.kept import Decision, find_action
from feedback_store.actions.tables import telling_sounds, tellings
from feedback_store.engine import Store
from feedback_store.errors import ActionRefusedError, StaleActionError

FIRST_LANGUAGE = "bg"
"""The language in which every piece of news is told."""
LONGEST_SENTENCE = 90
"""So that it stands on a child's card in four lines (letters)."""
MOST_AT_ONCE = 4
"""Pieces that a child meets at one time; the newest ones."""
EVENING_BEFORE = timedelta(days=1)
"""So long before its day the box is opened that lets a piece be answered."""


class ToldAt(StrEnum):
    """Where children are told."""

    KIOSK = "kiosk"
    WALL = "wall"
    BOT = "bot"
    POSTER = "poster"


@dataclass(frozen=True)
class Telling:
    """One sentence about an action; what it says never changes, since answers are counted under its number.

    It `waits` for the children until the box is opened; once `is_away`, it is told no more, and its answers stay.
    """

    service: str
    number: int
    action: int
    sentences: Mapping[str, str]
    picture: str
    places: frozenset[ToldAt]
    is_asked: bool
    told_from: date
    waits: bool
    is_away: bool

    def sentence(self, language: str) -> str:
        """Return it in a language; where it was not written in that one, in the first."""
        return self.sentences.get(language, self.sentences[FIRST_LANGUAGE])

    def as_topic(self) -> Topic:
        """Return it as a step takes it."""
        texts = {language: self.sentence(language) for language in LANGUAGES}
        return Topic(key_of_news(self.number), texts, self.picture, is_asked=self.is_asked)


def tell(
    store: Store,
    service: str,
    action: int,
    seen: int,
    *,
    sentences: Mapping[str, str],
    picture: str,
    places: frozenset[ToldAt],
    told_from: date,
) -> int:
    """Tell of an action, in place of what was told of it before, and return the number of the piece.

    Whether they noticed is asked only of what is done. The same once more, as by a second click, tells nothing new.

    Args:
        seen: how often the action was told of when whoever tells looked.
        sentences: by language, the Bulgarian one needed.
        picture: the code of a drawing of the library.

    Raises:
        UnknownActionError: the service has no action with this number.
        ActionRefusedError: no sentence, one that is too long, no place.
        StaleActionError: somebody has told of it meanwhile.
    """
    is_asked = find_action(store, service, action).now.decision is Decision.DONE
    given = {language: text.strip() for language, text in sentences.items() if text.strip()}
    _check(given, places)
    before = tellings_of_action(store, service, action)
    meant = (given, picture, places, is_asked, told_from)
    if before and not before[0].is_away and _said(before[0]) == meant:
        return before[0].number
    if len(before) != seen:
        raise StaleActionError(f"action {action} was told of meanwhile; look at what is told, then tell again")
    with store.writing() as connection:
        _take_away(connection, service, action)
        number = 1 + (connection.scalar(select(func.max(tellings.c.number)).filter_by(service=service)) or 0)
        row = {"service": service, "number": number, "action": action, "picture": picture, "is_asked": is_asked}
        said = {"sentences": json.dumps(given, ensure_ascii=False), "places": " ".join(sorted(places))}
        when = {"told_from": told_from, "waits": True, "is_away": False}
        connection.execute(insert(tellings).values(row | said | when))
    return int(number)


def tell_no_more(store: Store, service: str, action: int) -> None:
    """Tell of an action no more, at once and everywhere; harmless where nothing was told."""
    with store.writing() as connection:
        _take_away(connection, service, action)


def tellings_of(store: Store, service: str) -> tuple[Telling, ...]:
    """Return all that was ever told in a service, the newest first."""
    with store.reading() as connection:
        rows = connection.execute(select(tellings).filter_by(service=service).order_by(tellings.c.number.desc())).all()
    return tuple(map(_telling, rows))


def tellings_of_action(store: Store, service: str, action: int) -> tuple[Telling, ...]:
    """Return all that was ever told of an action, the newest first."""
    return tuple(one for one in tellings_of(store, service) if one.action == action)


def told_now(store: Store, service: str, place: ToldAt) -> tuple[Telling, ...]:
    """Return what is told in a place today, the newest first and no more than fits."""
    return tuple(_told_by(store, service, place, store.today()))[:MOST_AT_ONCE]


def asked_now(store: Store, service: str, place: ToldAt, *, is_try_out: bool = False) -> tuple[Telling, ...]:
    """Return what children may meet and answer in a place since the last opening; to whoever tries out, all of it.

    What begins tomorrow begins with the opening of this evening: by a change at midnight an answer would tell that it
    is not from the evening.
    """
    there = _told_by(store, service, place, store.today() + EVENING_BEFORE)
    return tuple(one for one in there if is_try_out or not one.waits)[:MOST_AT_ONCE]


def _told_by(store: Store, service: str, place: ToldAt, day: date) -> Iterator[Telling]:
    there = (one for one in tellings_of(store, service) if place in one.places and not one.is_away)
    return (one for one in there if one.told_from <= day)


def begin_to_tell(connection: Connection, service: str, today: date) -> None:
    """Let children answer what waited and is to be told by tomorrow, as a box was opened or is empty."""
    due = update(tellings).filter_by(service=service, waits=True)
    connection.execute(due.where(tellings.c.told_from <= today + EVENING_BEFORE).values(waits=False))


def _take_away(connection: Connection, service: str, action: int) -> None:
    told = select(tellings.c.number).filter_by(service=service, action=action)
    sounds = delete(telling_sounds).where(telling_sounds.c.service == service, telling_sounds.c.number.in_(told))
    connection.execute(sounds)
    connection.execute(update(tellings).filter_by(service=service, action=action).values(is_away=True))


def _check(sentences: Mapping[str, str], places: frozenset[ToldAt]) -> None:
    if not sentences.get(FIRST_LANGUAGE):
        raise ActionRefusedError("there is no Bulgarian sentence; write one, as you would say it to a child")
    if any(language not in LANGUAGES or len(text) > LONGEST_SENTENCE for language, text in sentences.items()):
        raise ActionRefusedError(f"a sentence does not fit on a card; write at most {LONGEST_SENTENCE} letters")
    if not places:
        raise ActionRefusedError("it would be told nowhere; choose a place")


def _said(one: Telling) -> tuple[Mapping[str, str], str, frozenset[ToldAt], bool, date]:
    return (one.sentences, one.picture, one.places, one.is_asked, one.told_from)


def _telling(row: Any) -> Telling:
    return Telling(
        row.service,
        row.number,
        row.action,
        json.loads(row.sentences),
        row.picture,
        frozenset(map(ToldAt, row.places.split())),
        row.is_asked,
        row.told_from,
        row.waits,
        row.is_away,
    )
