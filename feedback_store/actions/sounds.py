"""How pieces of news sound, as the voice of the machine says them."""

import secrets

from sqlalchemy import select

from feedback_store.actions.tables import telling_sounds
from feedback_store.actions.told import FIRST_LANGUAGE, tellings_of
from feedback_store.engine import Store
from feedback_store.topics.sounds import CLIP_BYTES
from feedback_store.upsert import put_row


def keep_spoken(store: Store, service: str, number: int, language: str, content: bytes) -> None:
    """Keep how a piece of news sounds in a language, in place of what was kept before; a new sound, a new name."""
    row = {"service": service, "number": number, "language": language}
    with store.writing() as connection:
        put_row(connection, telling_sounds, row | {"clip": secrets.token_hex(CLIP_BYTES), "content": content})


def spoken_named(store: Store, clip: str) -> bytes | None:
    """Return a sound by the name of its clip, or None where there is none."""
    with store.reading() as connection:
        found: bytes | None = connection.scalar(select(telling_sounds.c.content).where(telling_sounds.c.clip == clip))
    return found


def clips_of_news(store: Store, service: str) -> dict[tuple[int, str], str]:
    """Return the names of the clips of a service's news, by number and language."""
    asked = select(telling_sounds.c.number, telling_sounds.c.language, telling_sounds.c.clip).filter_by(service=service)
    with store.reading() as connection:
        return {(row.number, row.language): row.clip for row in connection.execute(asked)}


def spoken_news(store: Store, service: str, language: str) -> dict[str, str]:
    """Return the clip of each piece that stands on a page in this language; a Bulgarian one is said in Bulgarian."""
    clips, there = clips_of_news(store, service), [one for one in tellings_of(store, service) if not one.is_away]
    said = {
        one.sentence(language): clips.get((one.number, language if language in one.sentences else FIRST_LANGUAGE))
        for one in there
    }
    return {text: clip for text, clip in said.items() if clip}
