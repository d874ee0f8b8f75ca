"""How the names of own topics sound, as the voice of the machine says them."""

import secrets
from collections.abc import Mapping

from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.schema import topic_sounds
from feedback_store.topics.kept import FIRST_LANGUAGE, OwnTopic, present_topics
from feedback_store.upsert import put_row

CLIP_BYTES = 4
"""Of the random name of a sound, as long as those of the clips that are made at set-up (kiosk/aloud/clips.py)."""


def keep_sound(store: Store, service: str, number: int, language: str, content: bytes) -> None:
    """Keep how the name of a topic sounds in a language, in place of what was kept before; a new sound, a new name."""
    row = {"service": service, "number": number, "language": language}
    with store.writing() as connection:
        put_row(connection, topic_sounds, row | {"clip": secrets.token_hex(CLIP_BYTES), "content": content})


def sound_named(store: Store, clip: str) -> bytes | None:
    """Return a sound by the name of its clip, or None where there is none."""
    with store.reading() as connection:
        found: bytes | None = connection.scalar(select(topic_sounds.c.content).where(topic_sounds.c.clip == clip))
    return found


def clips_of(store: Store, service: str) -> Mapping[tuple[int, str], str]:
    """Return the names of the clips of a service's topics, by number and language."""
    asked = select(topic_sounds.c.number, topic_sounds.c.language, topic_sounds.c.clip).filter_by(service=service)
    with store.reading() as connection:
        return {(row.number, row.language): row.clip for row in connection.execute(asked)}


def clips_by_text(store: Store, service: str, language: str) -> dict[str, str]:
    """Return the clip of each name that stands on a page in this language; a Bulgarian name is said in Bulgarian."""
    clips, there = clips_of(store, service), present_topics(store, service)
    said = {one.as_topic().text[language]: clips.get((one.number, _spoken_in(one, language))) for one in there}
    return {text: clip for text, clip in said.items() if clip}


def _spoken_in(topic: OwnTopic, language: str) -> str:
    return language if language in topic.names else FIRST_LANGUAGE
