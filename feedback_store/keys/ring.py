"""The key ring: data keys in one file apart from the database, each wrapped by the master key and known by an id."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from feedback_store.errors import KeyDestroyedError, WrongKeysError
from feedback_store.keys.secret_files import read_secret, replace_secret, write_secret

KEY_BYTES = 32
ROOT = "root"
"""Purpose of the key from which those are derived that must stay the same as long as the database lives."""
SESSION = "session"
"""Purpose of the key that signs the sessions of staff; it seals nothing that stays, so a rotation ends it."""
OUTBOX = "outbox"
"""First word of the purpose of the keys for which tablets seal what waits on them; a month follows."""
MONTH = re.compile(r"\d{4}-\d{2}")
OF_A_MONTH = re.compile(rf"(?:{OUTBOX} )?({MONTH.pattern})")


@dataclass(frozen=True)
class DataKey:
    """A key as it is used: its id stands beside whatever it has sealed (32 bytes)."""

    id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class WrappedKey:
    """A key as it lies in the ring; its purpose is a word, a month ("2026-11") or both; a retired one only opens."""

    id: str
    purpose: str
    wrapped: str
    is_retired: bool = False

    @classmethod
    def wrap(cls, key: DataKey, purpose: str, master: bytes) -> "WrappedKey":
        """Wrap a key so that it is read only under its own id and purpose."""
        return cls(key.id, purpose, Aead(master).encrypt(key.key, _about(key.id, purpose)).hex())

    def unwrap(self, master: bytes) -> DataKey:
        """Return the key; raises CryptoError or ValueError with another master key."""
        return DataKey(self.id, Aead(master).decrypt(bytes.fromhex(self.wrapped), _about(self.id, self.purpose)))

    def rewrap(self, old: bytes, new: bytes) -> "WrappedKey":
        """Return it wrapped by another master key; all but the root seal no more."""
        return replace(self.wrap(self.unwrap(old), self.purpose, new), is_retired=self.purpose != ROOT)

    @property
    def is_month(self) -> bool:
        """Whether it seals the words of a month."""
        return bool(MONTH.fullmatch(self.purpose))

    @property
    def month(self) -> str | None:
        """The month with which it is destroyed, whether it seals words or is the tablets' one."""
        found = OF_A_MONTH.fullmatch(self.purpose)
        return found[1] if found else None


@dataclass(frozen=True)
class Ring:
    """All wrapped keys by id, the name of the master key that wraps them, and the day since which it does."""

    master: str
    since: str
    keys: Mapping[str, WrappedKey]

    @classmethod
    def parse(cls, text: bytes) -> "Ring":
        """Read a ring; raises ValueError, KeyError, TypeError or RecursionError where it is damaged."""
        parts = json.loads(text)
        checksum = parts.pop("checksum")
        if checksum != _checksum(parts):
            raise ValueError
        found = [WrappedKey(**wrapped) for wrapped in parts["keys"]]
        return cls(parts["master"], parts["since"], {wrapped.id: wrapped for wrapped in found})

    def written(self) -> bytes:
        """Return the ring as it stands in its file."""
        keys = [asdict(self.keys[name]) for name in sorted(self.keys)]
        parts = {"master": self.master, "since": self.since, "keys": keys}
        return json.dumps(parts | {"checksum": _checksum(parts)}, indent=1).encode()

    def current(self, purpose: str) -> WrappedKey | None:
        """Return the key that seals for a purpose, where there is one."""
        return next((key for key in self.keys.values() if key.purpose == purpose and not key.is_retired), None)

    def with_key(self, added: WrappedKey) -> "Ring":
        """Return the ring with one key more."""
        return replace(self, keys={**self.keys, added.id: added})

    def without(self, *ids: str) -> "Ring":
        """Return the ring without some keys."""
        return replace(self, keys={name: key for name, key in self.keys.items() if name not in ids})

    def rewrapped(self, old: bytes, new: bytes, since: str) -> "Ring":
        """Return the ring wrapped by another master key."""
        kept = [key.rewrap(old, new) for key in self.keys.values() if key.purpose != SESSION]
        return Ring(master_name(new), since, {key.id: key for key in kept})


class RingFile:
    """The file `ring.json` in the folder of the keys."""

    def __init__(self, path: Path) -> None:
        """Take the path; nothing is read or made yet."""
        self.path = path

    def exists(self) -> bool:
        """Return whether there is a ring."""
        return self.path.exists()

    def state(self) -> tuple[int, int, int] | None:
        """Return what changes whenever the ring does: a ring that replaces another is a new file."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def make(self, ring: Ring) -> None:
        """Write the first ring, unless there is one."""
        write_secret(self.path, ring.written())

    def replace(self, ring: Ring) -> None:
        """Write the ring in place of the earlier one, of which nothing is left."""
        replace_secret(self.path, ring.written())

    def read(self) -> Ring:
        """Return the ring; raises WrongKeysError where it is missing or damaged."""
        try:
            return _parse_once(read_secret(self.path))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
            found = "is missing" if isinstance(problem, FileNotFoundError) else f"is damaged ({type(problem).__name__})"
            raise WrongKeysError(
                f"the key ring {self.path} {found}; put back its copy, which lies with the backups: type "
                "`glasche store keys restore`"
            ) from None


@lru_cache(maxsize=1)
def _parse_once(text: bytes) -> Ring:
    return Ring.parse(text)


def master_name(master: bytes) -> str:
    """Return a name of a master key that gives nothing of it away."""
    return sha256(b"glasche master key " + master).hexdigest()[:16]


def _checksum(parts: Mapping[str, object]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()


def unwrap(wrapped: WrappedKey, master: bytes, path: Path) -> DataKey:
    """Return a key of the ring; raises WrongKeysError where the master key is another one."""
    try:
        return wrapped.unwrap(master)
    except (CryptoError, ValueError):
        raise WrongKeysError(
            f"the key ring {path} does not belong to the master key beside it; put back the pair that does, or type "
            "`glasche store keys restore`"
        ) from None


def _about(key_id: str, purpose: str) -> bytes:
    return f"{key_id} {purpose}".encode()


def new_id() -> str:
    """Return a random id for a key."""
    return secrets.token_hex(8)


def destroyed(key_id: str) -> KeyDestroyedError:
    """Return the error for a key that is not in the ring any more."""
    return KeyDestroyedError(f"the key {key_id} was destroyed when its month was over, and what it sealed is gone")
