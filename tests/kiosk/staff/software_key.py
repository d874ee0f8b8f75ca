"""A passkey in software: what a browser and a security key answer together, signed like theirs."""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftwareKey:
    """One passkey; `count` is how often it says it was used, 0 where it does not count."""

    origin: str
    domain: str = "localhost"
    count: int = 0
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def make(self, options: dict[str, Any]) -> str:
        """Return what a browser answers when it is asked for a new passkey."""
        new = bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + self._public()
        made = {"fmt": "none", "attStmt": {}, "authData": self._about(PRESENT | VERIFIED | HAS_KEY) + new}
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=cbor2.dumps(made))

    def use(self, options: dict[str, Any]) -> str:
        """Return what a browser answers when somebody signs in."""
        about, said = self._about(PRESENT), self._said("webauthn.get", options)
        signature = self.private.sign(about + sha256(said).digest(), ECDSA(SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=about, signature=signature)

    def _about(self, flags: int) -> bytes:
        return sha256(self.domain.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _said(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _public(self) -> bytes:
        point = self.private.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (point.x, point.y))
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})

    def _answer(self, **response: bytes) -> str:
        name = bytes_to_base64url(self.credential)
        parts = {part: bytes_to_base64url(content) for part, content in response.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": parts})
