"""The box: what lies in it is opaque, padded and sealed, with nothing that says when or in what order it came."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from nacl.bindings import sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from feedback_store.errors import DamagedBoxError
from feedback_store.keys.box_keys import BoxSeal

PADDED_SIZES = tuple(kibibytes * 1024 for kibibytes in (1, 4, 16, 64, 256, 1024))
"""Sizes that a submission is padded to, so that its length says little (bytes)."""

PROVEN = b"\x01"
"""The first byte of a sealed submission that begins with a proof of its marks; without it, it begins with JSON."""
PROOF_BYTES = 16

BEING_OPENED = "this box is just being opened by another process; try again in a minute"


class Known(StrEnum):
    """What the store knows of a client's id."""

    NO = "no"
    SAME = "same"
    OTHER = "other"


Outcome = Known | Exception
"""What became of a submission: NO when it was put in, SAME or OTHER when its id was there, or why it failed alone."""


@dataclass(frozen=True)
class Drop:
    """A submission on its way into its service's box.

    Attributes:
        client_id: the client's own random id of the submission.
        content: the submission in canonical form; the same content gives the same bytes.
        device: id of the device that sends it, which must still be enrolled when it is written.
    """

    service: str
    client_id: str
    content: bytes
    device: str | None = None


@dataclass(frozen=True)
class BoxRow:
    """One row of a box: two keyed hashes and a sealed submission."""

    id_mark: bytes
    content_mark: bytes
    sealed: bytes

    @classmethod
    def make(cls, seal: BoxSeal, client_id: str, content: bytes) -> "BoxRow":
        """Seal a submission for one box, together with a proof of its marks."""
        id_mark, content_mark = seal.epoch.id_mark(client_id), seal.epoch.content_mark(client_id, content)
        proven = PROVEN + _proof(id_mark, content_mark) + content
        return cls(id_mark, content_mark, SealedBox(seal.public).encrypt(pad(proven)))

    def unseal(self, secret: PrivateKey) -> bytes:
        """Return the content; raises DamagedBoxError where it does not fit the key or its marks."""
        try:
            content = unpad(SealedBox(secret).decrypt(self.sealed))
        except (CryptoError, ValueError):
            raise DamagedBoxError(
                "a row of the box does not open with the box's key; the box is kept as it is: put back the key files "
                "that belong to it, or restore a backup"
            ) from None
        if not content.startswith(PROVEN):
            return content  # from before marks were proven
        begin = len(PROVEN) + PROOF_BYTES
        if content[len(PROVEN) : begin] != _proof(self.id_mark, self.content_mark):
            raise DamagedBoxError(
                "a row of the box was damaged on the disk, and a repeat of it would not be known; the box is kept as "
                "it is: restore a backup, and have the disk seen to"
            )
        return content[begin:]


@dataclass(frozen=True)
class Prepared:
    """A submission that can be put in; `row` is sealed for the box with this number, where that was open."""

    drop: Drop
    number: int | None = None
    row: BoxRow | None = None


class Cabinet(Protocol):
    """The boxes of all services. A service has one that takes voices, and others only while they are opened."""

    def prepare(self, drop: Drop) -> Prepared:
        """Do what can be done for a submission before it is put in, without waiting for anybody."""

    def drop_all(self, prepared: Sequence[Prepared]) -> list[Outcome]:
        """Put submissions into the open boxes durably, those that are not known; each fails alone."""

    def count(self, service: str) -> int:
        """Return how many submissions lie in those boxes of a service that can be opened."""

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of all boxes of a service, those included that a stopped opening has left."""

    def set_aside(self, service: str) -> tuple[int, ...]:
        """See that all boxes which hold something take nothing more; return the numbers of those that can be opened.

        A new box is begun where the newest one was set aside, or has lost its keys.
        """

    def opening(self, service: str) -> AbstractContextManager[None]:
        """Hold a service's boxes for opening them; raises StoreBusyError while another process does."""

    def rows(self, service: str, number: int) -> tuple[BoxRow, ...]:
        """Return the rows of a box in the order of their marks."""

    def destroy(self, service: str, number: int) -> None:
        """Wipe an opened box and its keys; harmless when it is gone already."""

    def sweep(self, service: str) -> None:
        """Finish what a stop has left of destroying boxes."""

    def close(self) -> None:
        """Write what still stands in line, then let go of files and connections."""


def compare(known_mark: bytes | None, content_mark: bytes) -> Known:
    """Return what is known of an id under which this content mark, or nothing, was found."""
    if known_mark is None:
        return Known.NO
    return Known.SAME if known_mark == content_mark else Known.OTHER


def _proof(id_mark: bytes, content_mark: bytes) -> bytes:
    """Return what says inside the seal which marks stand beside it: a damaged mark would let a repeat count again."""
    return sha256(id_mark + content_mark).digest()[:PROOF_BYTES]


def pad(content: bytes) -> bytes:
    """Return the content padded to the next of the fixed sizes; raises ValueError beyond the largest."""
    for size in PADDED_SIZES:
        if len(content) < size:
            return (content + b"\x80").ljust(size, b"\0")  # as sodium_pad does, which makes threads wait for a turn
    raise ValueError(f"{len(content)} bytes are more than a box takes")


def unpad(padded: bytes) -> bytes:
    """Return the content without its padding."""
    return sodium_unpad(padded, len(padded))
