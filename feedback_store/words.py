"""What was written in a voice: each text is sealed with the key of the voice's month, and nothing of it is counted."""

from collections.abc import Iterable
from functools import cache

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from sqlalchemy import select

from feedback_store.engine import Store
from feedback_store.errors import DamagedWordsError, KeyDestroyedError
from feedback_store.keys.installation import Keys
from feedback_store.periods import month_of
from feedback_store.schema import words
from feedback_store.tallies import Voice

PADDED_TO = 256
"""Texts are padded to a multiple of this, so that their length says little (bytes)."""


def seal_words(keys: Keys, voices: Iterable[Voice]) -> list[dict[str, object]]:
    """Return the rows of `words` for voices; the key of a month is made when it is first needed."""
    key_of = cache(keys.current)
    rows: list[dict[str, object]] = []
    for voice in voices:
        for answer in voice.answers:
            if answer.words is not None:
                key = key_of(month_of(voice.dated))
                text = sodium_pad(answer.words.encode(), PADDED_TO)
                sealed = Aead(key.key).encrypt(text, _about(voice.service, voice.id, answer.step, key.id))
                place = {"service": voice.service, "voice": voice.id, "step": answer.step}
                rows.append({**place, "key": key.id, "sealed": bytes(sealed)})
    return rows


def read_words(store: Store, service: str, voice: str) -> dict[str, str]:
    """Return what was written in a voice, by step; empty where its month is over, it is hidden, or there is none.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
    """
    query = select(words).where(words.c.service == service, words.c.voice == voice).order_by(words.c.step)
    with store.reading() as connection:
        found = connection.execute(query).all()
    read = {row.step: _unseal(store.keys, row.key, bytes(row.sealed), row[:3]) for row in found}
    return {step: text for step, text in read.items() if text is not None}


def _unseal(keys: Keys, key_id: str, sealed: bytes, place: Iterable[str]) -> str | None:
    try:
        text = Aead(keys.data_key(key_id)).decrypt(sealed, _about(*place, key_id))
        return sodium_unpad(text, len(text)).decode()
    except KeyDestroyedError:
        return None
    except (CryptoError, ValueError):
        raise DamagedWordsError(
            "the words of a voice are damaged and do not open with their key; restore the last good backup"
        ) from None


def _about(*place: str) -> bytes:
    """Return what the text is bound to: service, voice, step and key, none of which holds a space."""
    return " ".join(place).encode()
