"""The keys of every box, new after each opening, and of every epoch in which repeats are still known."""

import json
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hmac import digest
from pathlib import Path

from nacl.public import PrivateKey, PublicKey

from feedback_store.errors import WrongKeysError
from feedback_store.key_ring import KEY_BYTES
from feedback_store.secret_files import wipe, wipe_leftovers, write_secret

MEMORY_DAYS = 45
"""How long a repeat of a submission is known after its box was opened (days)."""


@dataclass(frozen=True)
class Epoch:
    """The time of one box, by a random name, and the key of the hashes by which repeats are known."""

    name: str
    key: bytes

    def id_mark(self, client_id: str) -> bytes:
        """Return the keyed hash by which a repeat of a client's id is known."""
        return digest(self.key, client_id.encode(), "sha256")

    def content_mark(self, client_id: str, content: bytes) -> bytes:
        """Return the keyed hash by which other content under the same id is known."""
        return digest(self.key, client_id.encode() + b"\0" + content, "sha256")


@dataclass(frozen=True)
class BoxSeal:
    """What is needed to put something into a box: not enough to take anything out."""

    public: PublicKey
    epoch: Epoch


class BoxKeys:
    """One folder of key files: `.seal` is enough to drop something into a box, `.secret` takes it out."""

    def __init__(self, folder: Path) -> None:
        """Take the folder that also holds the master key."""
        self.folder = folder
        self._epochs: tuple[frozenset[str], tuple[Epoch, ...]] = (frozenset(), ())

    def make_missing(self) -> None:
        """Make the folders."""
        for name in ("boxes", "epochs"):
            (self.folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)

    def make_box(self, service: str, number: int) -> None:
        """Make the keys of a new box, unless it has them; of two processes that try, one wins."""
        if self._seal_file(service, number).exists():
            return
        pair, epoch = PrivateKey.generate(), secrets.token_hex(8)
        parts = {"public": bytes(pair.public_key).hex(), "epoch": epoch, "epoch_key": secrets.token_hex(KEY_BYTES)}
        secret = self._secret_file(service, number, epoch)
        write_secret(secret, bytes(pair))
        if not write_secret(self._seal_file(service, number), json.dumps(parts).encode()):
            wipe(secret)

    def seal_of(self, service: str, number: int) -> BoxSeal:
        """Return the keys for putting something into a box."""
        try:
            parts = json.loads(self._seal_file(service, number).read_bytes())
            epoch = Epoch(parts["epoch"], bytes.fromhex(parts["epoch_key"]))
            return BoxSeal(PublicKey(bytes.fromhex(parts["public"])), epoch)
        except (OSError, ValueError, KeyError, TypeError):
            raise self._box_key_error(service, number) from None

    def secret_of(self, service: str, number: int) -> PrivateKey:
        """Return the key that takes out what lies in a box."""
        try:
            return PrivateKey(self._secret_file(service, number, self.seal_of(service, number).epoch.name).read_bytes())
        except (OSError, ValueError, TypeError):
            raise self._box_key_error(service, number) from None

    def can_open(self, service: str, number: int) -> bool:
        """Return whether the keys of a box are there and belong together."""
        try:
            return self.secret_of(service, number).public_key == self.seal_of(service, number).public
        except WrongKeysError:
            return False

    def require_openable(self, service: str, numbers: Collection[int]) -> None:
        """Raise WrongKeysError where a box has lost its keys; the message says what to do."""
        for number in numbers:
            if not self.can_open(service, number):
                raise self._box_key_error(service, number)

    def destroy_secret(self, service: str, number: int) -> None:
        """Destroy the key that takes out what lies in a box; the box can still be told from others."""
        for path in (self.folder / "boxes").glob(f"{service}.{number}.*.secret"):
            wipe(path)

    def end_box(self, service: str, number: int) -> None:
        """Destroy what is left of the keys of a box that has been wiped."""
        self.destroy_secret(service, number)
        wipe(self._seal_file(service, number))

    def end_boxes_before(self, service: str, numbers: Collection[int]) -> None:
        """Destroy the keys of boxes older than these, which a stop may have left."""
        for path in (self.folder / "boxes").glob(f"{service}.*.seal"):
            number = int(path.name.split(".")[1])
            if number < min(numbers, default=0):  # a higher one is just being made
                self.end_box(service, number)
        wipe_leftovers(self.folder)

    def _seal_file(self, service: str, number: int) -> Path:
        return self.folder / "boxes" / f"{service}.{number}.seal"

    def _secret_file(self, service: str, number: int, epoch: str) -> Path:
        return self.folder / "boxes" / f"{service}.{number}.{epoch}.secret"

    def _box_key_error(self, service: str, number: int) -> WrongKeysError:
        return WrongKeysError(
            f"the keys of box {number} of {service!r} in {self.folder / 'boxes'} are missing or not its own; put back "
            "the files of that folder, the box is kept as it is"
        )

    def keep_epoch(self, epoch: Epoch, today: date) -> None:
        """Keep the key of a box that is being opened until repeats are forgotten: it outlives its box."""
        until = (today + timedelta(days=MEMORY_DAYS)).isoformat()
        write_secret(self._epoch_file(epoch.name), json.dumps({"key": epoch.key.hex(), "until": until}).encode())

    def epochs(self) -> tuple[Epoch, ...]:
        """Return the epochs of the opened boxes whose repeats are still known."""
        names = frozenset(path.name for path in self._epoch_files())
        if names != self._epochs[0]:
            found = map(_read_epoch, sorted(self._epoch_files()))
            self._epochs = (names, tuple(epoch for epoch in found if epoch))
        return self._epochs[1]

    def epochs_over(self, today: date) -> tuple[str, ...]:
        """Return the names of the epochs whose repeats need not be known any more."""
        return tuple(path.stem for path in self._epoch_files() if _until(path) < today)

    def forget_epoch(self, name: str) -> None:
        """Destroy the key of an epoch."""
        wipe(self._epoch_file(name))

    def _epoch_file(self, epoch: str) -> Path:
        return self.folder / "epochs" / f"{epoch}.json"

    def _epoch_files(self) -> Iterator[Path]:
        return (self.folder / "epochs").glob("*.json")


def _read_epoch(path: Path) -> Epoch | None:
    try:
        return Epoch(path.stem, bytes.fromhex(json.loads(path.read_bytes())["key"]))
    except FileNotFoundError:  # forgotten by another process a moment ago
        return None


def _until(path: Path) -> date:
    try:
        return date.fromisoformat(json.loads(path.read_bytes())["until"])
    except FileNotFoundError:  # as above
        return date.max
