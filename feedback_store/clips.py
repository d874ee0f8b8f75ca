"""The clips of what a service has written itself: how it sounds, as the voice of the machine says it."""

import secrets
from collections.abc import Mapping
from enum import Enum

from sqlalchemy import select

from feedback_store.actions.told import tellings_of
from feedback_store.engine import Store
from feedback_store.schema import telling_sounds, topic_sounds
from feedback_store.topics.kept import FIRST_LANGUAGE, present_topics
from feedback_store.upsert import put_row

CLIP_BYTES = 4
"""Of the random name of a clip, as long as those of the clips that are made at set-up (kiosk/aloud/clips.py)."""


class Spoken(Enum):
    """What is spoken, with the table that keeps how it sounds."""

    TOPICS = topic_sounds
    NEWS = telling_sounds


def keep_clip(store: Store, spoken: Spoken, service: str, number: int, language: str, content: bytes) -> None:
    """Keep how a text sounds in a language, in place of what was kept before; a new sound, a new name."""
    row = {"service": service, "number": number, "language": language}
    with store.writing() as connection:
        put_row(connection, spoken.value, row | {"clip": secrets.token_hex(CLIP_BYTES), "content": content})


def clip_named(store: Store, clip: str) -> bytes | None:
    """Return a sound by the name of its clip, or None where there is none."""
    with store.reading() as connection:
        asked = (select(spoken.value.c.content).filter_by(clip=clip) for spoken in Spoken)
        return next((found for one in asked if (found := connection.scalar(one))), None)


def clips_of(store: Store, spoken: Spoken, service: str) -> Mapping[tuple[int, str], str]:
    """Return the names of the clips of a service's topics or news, by number and language."""
    sounds = spoken.value.c
    asked = select(sounds.number, sounds.language, sounds.clip).filter_by(service=service)
    with store.reading() as connection:
        return {(row.number, row.language): row.clip for row in connection.execute(asked)}


def clips_by_text(store: Store, service: str, language: str) -> dict[str, str]:
    """Return the clip of each text that stands on a page in this language; a Bulgarian one is said in Bulgarian."""
    topics = {one.number: one.names for one in present_topics(store, service)}
    news = {one.number: one.sentences for one in tellings_of(store, service) if not one.is_away}
    named = _said(topics, clips_of(store, Spoken.TOPICS, service), language)
    return named | _said(news, clips_of(store, Spoken.NEWS, service), language)


def _said(
    texts: Mapping[int, Mapping[str, str]], clips: Mapping[tuple[int, str], str], language: str
) -> dict[str, str]:
    spoken_in = {number: language if language in text else FIRST_LANGUAGE for number, text in texts.items()}
    return {texts[number][own]: clips[number, own] for number, own in spoken_in.items() if (number, own) in clips}
