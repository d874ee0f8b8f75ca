"""Words and what was read in them, sealed with the key of a month, padded, and bound to their place."""

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from feedback_store.errors import DamagedWordsError, KeyDestroyedError
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring import DataKey

PADDED_TO = 256
"""What is sealed is padded to a multiple of this, so that its length says little (bytes)."""


def seal(key: DataKey, content: bytes, *place: str) -> bytes:
    """Return content sealed so that it opens only with this key and in this place; no part of it holds a space."""
    return bytes(Aead(key.key).encrypt(sodium_pad(content, PADDED_TO), _about(*place, key.id)))


def unseal(keys: Keys, key_id: str, sealed: bytes, *place: str) -> bytes | None:
    """Return what was sealed for a place, or None where its key was destroyed since the month is over.

    Raises:
        DamagedWordsError: the database holds something else than what was sealed.
    """
    try:
        content = Aead(keys.data_key_as_known(key_id)).decrypt(sealed, _about(*place, key_id))
        return bytes(sodium_unpad(content, len(content)))
    except KeyDestroyedError:
        return None
    except (CryptoError, ValueError):
        raise DamagedWordsError(
            "words in the database are damaged and do not open with their key; restore the last good backup"
        ) from None


def unseal_if_whole(keys: Keys, key_id: str, sealed: bytes, *place: str) -> bytes | None:
    """Return what `unseal` does, and None of what is damaged too: among many, one must not keep the others unheard."""
    try:
        return unseal(keys, key_id, sealed, *place)
    except DamagedWordsError:
        return None


def _about(*place: str) -> bytes:
    return " ".join(place).encode()
