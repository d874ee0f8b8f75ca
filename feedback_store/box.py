"""The box: what lies in it is opaque, padded and sealed, with nothing that says when or in what order it came."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from feedback_store.box_keys import BoxSeal
from feedback_store.errors import DamagedBoxError

PADDED_SIZES = tuple(kibibytes * 1024 for kibibytes in (1, 4, 16, 64, 256, 1024))
"""Sizes that a submission is padded to, so that its length says little (bytes)."""

BEING_OPENED = "this box is just being opened by another process; try again in a minute"


class Known(StrEnum):
    """What the store knows of a client's id."""

    NO = "no"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True)
class BoxRow:
    """One row of a box: two keyed hashes and a sealed submission."""

    id_mark: bytes
    content_mark: bytes
    sealed: bytes

    @classmethod
    def make(cls, seal: BoxSeal, client_id: str, content: bytes) -> "BoxRow":
        """Seal a submission for one box."""
        sealed = SealedBox(seal.public).encrypt(pad(content))
        return cls(seal.epoch.id_mark(client_id), seal.epoch.content_mark(client_id, content), sealed)

    def unseal(self, secret: PrivateKey) -> bytes:
        """Return the content; raises DamagedBoxError where it does not fit the key."""
        try:
            return unpad(SealedBox(secret).decrypt(self.sealed))
        except (CryptoError, ValueError):
            raise DamagedBoxError(
                "a row of the box does not open with the box's key; the box is kept as it is: put back the key files "
                "that belong to it, or restore a backup"
            ) from None


class Cabinet(Protocol):
    """The boxes of all services. A service has one that takes voices, and others only while they are opened."""

    def drop(self, service: str, client_id: str, content: bytes, known_before: Callable[[], Known]) -> Known:
        """Put a submission into the open box durably, unless it is known.

        Args:
            service: key of the service.
            client_id: the client's own random id of the submission.
            content: the submission in canonical form; the same content gives the same bytes.
            known_before: asked last, whether an opened box held it.

        Returns:
            NO when it was put in, SAME or OTHER when its id was there already and nothing was written.
        """

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
        """Let go of files and connections."""


def pad(content: bytes) -> bytes:
    """Return the content padded to the next of the fixed sizes; raises ValueError beyond the largest."""
    for size in PADDED_SIZES:
        if len(content) < size:
            return sodium_pad(content, size)
    raise ValueError(f"{len(content)} bytes are more than a box takes")


def unpad(padded: bytes) -> bytes:
    """Return the content without its padding."""
    return sodium_unpad(padded, len(padded))
