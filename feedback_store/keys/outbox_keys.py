"""The keys for which tablets seal what waits on them: one pair for each month, made from a key of the ring."""

import hmac
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from feedback_store.errors import KeyDestroyedError, UnopenedError
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring import OUTBOX

POINT_BYTES = 65
"""A public key of the curve P-256, uncompressed; old tablets have no newer curve."""
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points the curve P-256 has (FIPS 186-5)."""
SCALAR_BYTES = 48
"""So many bytes are reduced to a private key, so that none is likelier than another (FIPS 186-5, A.2.1)."""
NONCE = bytes(12)
"""Each message has a key of its own, so one nonce serves all."""


@dataclass(frozen=True)
class OutboxSeal:
    """What a tablet needs to seal what waits on it, and cannot open with: the key's id, and a point of P-256."""

    key: str
    public: bytes


def outbox_seal(keys: Keys, month: str) -> OutboxSeal:
    """Return the seal of a month such as "2026-11", made when it is missing; a rotation ends it, but it still opens."""
    found = keys.current(f"{OUTBOX} {month}")
    public = _private_key(found.key).public_key()
    return OutboxSeal(found.id, public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def open_sealed(keys: Keys, key_id: str, sealed: bytes, service: str) -> bytes:
    """Return what a tablet of this service has sealed: a point, then a text under AES-GCM (see sealing.js).

    Raises:
        UnopenedError: the key is no more, the service is another one, or it was changed.
        WrongKeysError: the keys of the installation cannot be read; nothing is wrong with what was sealed.
    """
    point, text = sealed[:POINT_BYTES], sealed[POINT_BYTES:]
    try:
        private = _private_key(keys.data_key_as_known(key_id))
        shared = private.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
        return AESGCM(_message_key(shared, point)).decrypt(NONCE, text, f"{key_id} {service}".encode())
    except (KeyDestroyedError, InvalidTag, ValueError):
        raise UnopenedError(
            "it was sealed for a key that is no more or for another social service, or it is damaged; nobody can read "
            "it, so it need not be sent again"
        ) from None


def _message_key(shared: bytes, point: bytes) -> bytes:
    """Return what HKDF-SHA256 gives (RFC 5869); the library's takes a hundred times as long, and every tap waits."""
    extracted = hmac.new(point, shared, "sha256").digest()  # hmac.digest lets other threads go first, each time
    return hmac.new(extracted, b"glasche outbox\x01", "sha256").digest()


@lru_cache(maxsize=8)
def _private_key(material: bytes) -> EllipticCurvePrivateKey:
    wide = HKDF(SHA256(), SCALAR_BYTES, salt=None, info=b"glasche outbox P-256").derive(material)
    return derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, SECP256R1())
