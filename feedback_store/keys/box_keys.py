"""The keys of every box, new after each opening, and of every epoch (a week) in which repeats are still known."""

import hmac
import os
import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from nacl.public import PrivateKey, PublicKey

from feedback_store.errors import WrongKeysError
from feedback_store.keys.checked_json import from_checked, to_checked
from feedback_store.keys.ring import KEY_BYTES
from feedback_store.keys.secret_files import read_secret, replace_secret, wipe, wipe_leftovers, write_secret

MEMORY_DAYS = 45
"""How long a repeat of a submission is known after its box was opened (days)."""


@dataclass(frozen=True)
class Epoch:
    """The week in which a box was begun, by a random name, and the key of the hashes by which repeats are known."""

    name: str
    key: bytes

    def id_mark(self, client_id: str) -> bytes:
        """Return the keyed hash by which a repeat of a client's id is known."""
        return self._mark(client_id.encode())

    def content_mark(self, client_id: str, content: bytes) -> bytes:
        """Return the keyed hash by which other content under the same id is known."""
        return self._mark(client_id.encode() + b"\0" + content)

    def _mark(self, content: bytes) -> bytes:
        mark = self._keyed.copy()
        mark.update(content)
        return mark.digest()

    @cached_property
    def _keyed(self) -> hmac.HMAC:
        """The hash with its key taken in, which is half of the work; every tap asks each epoch."""
        return hmac.new(self.key, digestmod="sha256")


@dataclass(frozen=True)
class BoxSeal:
    """What is needed to put something into a box: not enough to take anything out."""

    public: PublicKey
    epoch: Epoch


class BoxKeys:
    """One folder of key files: `.seal` is enough to drop something into a box, `.secret` takes it out."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        """Take the folder that also holds the master key, and the store's clock."""
        self.folder = folder
        self.today = today
        self._epochs: tuple[frozenset[str], tuple[Epoch, ...]] = (frozenset(), ())

    def make_missing(self) -> None:
        """Make the folders."""
        for name in ("boxes", "epochs"):
            (self.folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)

    def make_box(self, service: str, number: int) -> None:
        """Make the keys of a new box, unless it has them; of two processes that try, one wins."""
        if self._seal_file(service, number).exists():
            return
        pair, name, epoch = PrivateKey.generate(), secrets.token_hex(8), self._epoch_of_this_week()
        parts = {"public": bytes(pair.public_key).hex(), "epoch": epoch.name, "epoch_key": epoch.key.hex()}
        secret = self._secret_file(service, number, name)
        write_secret(secret, bytes(pair))
        if not write_secret(self._seal_file(service, number), to_checked(parts | {"secret": name})):
            wipe(secret)

    def has_seal(self, service: str, number: int) -> bool:
        """Return whether a box has keys, whole or damaged."""
        return self._seal_file(service, number).exists()

    def seal_of(self, service: str, number: int) -> BoxSeal:
        """Return the keys for putting something into a box."""
        try:
            parts = self._seal_parts(service, number)
            epoch = Epoch(parts["epoch"], bytes.fromhex(parts["epoch_key"]))
            return BoxSeal(PublicKey(bytes.fromhex(parts["public"])), epoch)
        except (OSError, ValueError, KeyError, TypeError):
            raise self._box_key_error(service, number) from None

    def secret_of(self, service: str, number: int) -> PrivateKey:
        """Return the key that takes out what lies in a box."""
        try:
            parts = self._seal_parts(service, number)
            name = parts.get("secret", parts["epoch"])  # boxes from before weeks had an epoch each, and its name
            return PrivateKey(self._secret_file(service, number, name).read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
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

    def numbers(self, service: str) -> tuple[int, ...]:
        """Return the numbers of the boxes that have keys to open them: those that were not opened yet."""
        seals = (path.name.split(".") for path in (self.folder / "boxes").glob(f"{service}.*.seal"))
        found = (int(parts[1]) for parts in seals if len(parts) == 3 and parts[1].isdecimal())
        return tuple(sorted(number for number in found if self._has_secret(service, number)))

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
            # A higher one is just being made. One that still has its secret was not opened: its box is lost, which the
            # doctor tells.
            if number < min(numbers, default=0) and not self._has_secret(service, number):
                self.end_box(service, number)
        wipe_leftovers(self.folder)

    def _has_secret(self, service: str, number: int) -> bool:
        return any((self.folder / "boxes").glob(f"{service}.{number}.*.secret"))

    def _seal_file(self, service: str, number: int) -> Path:
        return self.folder / "boxes" / f"{service}.{number}.seal"

    def _seal_parts(self, service: str, number: int) -> dict[str, str]:
        return from_checked(self._seal_file(service, number).read_bytes())

    def _secret_file(self, service: str, number: int, name: str) -> Path:
        return self.folder / "boxes" / f"{service}.{number}.{name}.secret"

    def _box_key_error(self, service: str, number: int) -> WrongKeysError:
        return WrongKeysError(
            f"the keys of box {number} of {service!r} in {self.folder / 'boxes'} are missing or not its own; put back "
            "the files of that folder, the box is kept as it is"
        )

    def keep_epoch(self, epoch: Epoch, today: date) -> None:
        """Keep the key of a box that is being opened until its repeats are forgotten: it outlives its box."""
        kept = _read(self._epoch_file(epoch.name)) or {"key": epoch.key.hex(), "until": "", "week": ""}
        until = _memory_end(today)
        if kept["until"] < until:
            replace_secret(self._epoch_file(epoch.name), to_checked(kept | {"until": until}))

    def epochs(self) -> tuple[Epoch, ...]:
        """Return the epochs in which repeats are still known, that of this week among them."""
        with os.scandir(self.folder / "epochs") as files:  # with PostgreSQL every tap asks
            names = frozenset(file.name for file in files if file.name.endswith(".json"))
        if names != self._epochs[0]:
            found = ((path.stem, _read(path)) for path in sorted(self._epoch_files()))
            self._epochs = (names, tuple(Epoch(name, bytes.fromhex(kept["key"])) for name, kept in found if kept))
        return self._epochs[1]

    def epochs_over(self, today: date) -> tuple[str, ...]:
        """Return the names of the epochs whose repeats need not be known any more."""
        kept = ((path.stem, _read(path)) for path in self._epoch_files())
        return tuple(name for name, parts in kept if parts and date.fromisoformat(parts["until"]) < today)

    def forget_epoch(self, name: str) -> None:
        """Destroy the key of an epoch."""
        wipe(self._epoch_file(name))

    def _epoch_of_this_week(self) -> Epoch:
        """Return the epoch of all boxes begun this week; where two processes make it at once, both are asked."""
        today = self.today()
        week = _week(today)
        for path in sorted(self._epoch_files()):
            kept = _read(path)
            if kept and kept.get("week") == week:
                return Epoch(path.stem, bytes.fromhex(kept["key"]))
        made = Epoch(secrets.token_hex(8), secrets.token_bytes(KEY_BYTES))
        kept = {"key": made.key.hex(), "until": _memory_end(today), "week": week}
        write_secret(self._epoch_file(made.name), to_checked(kept))
        return made

    def _epoch_file(self, epoch: str) -> Path:
        return self.folder / "epochs" / f"{epoch}.json"

    def _epoch_files(self) -> Iterator[Path]:
        return (self.folder / "epochs").glob("*.json")


def _read(path: Path) -> dict[str, str] | None:
    try:
        kept = from_checked(read_secret(path))
        if not {"key", "until"} <= kept.keys():
            raise ValueError("it lacks parts")
    except FileNotFoundError:  # never made, or forgotten by another process a moment ago
        return None
    except (OSError, ValueError):
        raise WrongKeysError(
            f"the key file {path} is damaged, without which a repeat of an earlier voice would count again; put it "
            "back from the copy of the keys beside the backups, with `glasche store restore`"
        ) from None
    return kept


def _memory_end(today: date) -> str:
    return (today + timedelta(days=MEMORY_DAYS)).isoformat()


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
