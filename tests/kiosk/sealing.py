"""Seals as a tablet does, so that the door can be tested without a browser."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from json import dumps
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey, generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def sealed(outbox: dict[str, str], tap: Any) -> dict[str, str]:
    """Return a tap sealed for the outbox of a shelf, as sealing.js does it."""
    theirs = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), urlsafe_b64decode(outbox["public"] + "=="))
    own = generate_private_key(SECP256R1())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    key = HKDF(SHA256(), 32, salt=point, info=b"glasche outbox").derive(own.exchange(ECDH(), theirs))
    text = dumps(tap).encode().ljust(1024)
    sealed_text = AESGCM(key).encrypt(bytes(12), text, f"{outbox['key']} {outbox['service']}".encode())
    return {"key": outbox["key"], "sealed": urlsafe_b64encode(point + sealed_text).decode().rstrip("=")}
