"""The keys of one installation: the master key, which only wraps, and what is in the ring (key_ring.py)."""

import secrets
from contextlib import AbstractContextManager
from functools import lru_cache
from hashlib import sha256
from hmac import digest
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from feedback_store.errors import WrongKeysError
from feedback_store.key_ring import KEY_BYTES, ROOT, DataKey, Ring, RingFile, WrappedKey, destroyed, new_id, unwrap
from feedback_store.lock_file import held_alone
from feedback_store.secret_files import replace_secret, wipe, wipe_leftovers, write_secret

CHANGED_BY_ANOTHER = "the keys are just being changed by another process; try again in a minute"
LOCK_SECONDS = 10


class Keys:
    """The key files of one installation, in one folder of mode 0700."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read or made yet."""
        self.folder = folder
        self.ring_file = RingFile(folder / "ring.json")
        self._root: bytes | None = None

    @property
    def master_file(self) -> Path:
        """The file of the master key."""
        return self.folder / "master.key"

    @property
    def next_master_file(self) -> Path:
        """The file of a master key that a rotation is about to put in the place of the present one."""
        return self.folder / "master.next"

    def make_missing(self) -> None:
        """Make the folder and, on the first run, the master key and the ring."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.master_file.exists() and not self.ring_file.exists():
            write_secret(self.master_file, secrets.token_hex(KEY_BYTES).encode())
        if not self.ring_file.exists():
            self._make_ring(secrets.token_bytes(KEY_BYTES))

    def adopt_master_as_root(self, fingerprint: str) -> None:
        """Make the ring of an installation from before there was one, whose keys all came from the master key."""
        if self.ring_file.exists():
            return
        master = read_master(self.master_file)
        if _fingerprint(master) == fingerprint:
            self._make_ring(master)

    def derive(self, purpose: str) -> bytes:
        """Return the key for one purpose (32 bytes), the same as long as the database lives, also after a rotation."""
        return _derive(self._root_key(), purpose)

    def fingerprint(self) -> str:
        """Return a name of the root key that gives nothing of it away."""
        return _fingerprint(self._root_key())

    def mark(self, purpose: str, text: str) -> bytes:
        """Return a keyed hash of a token, so that the database alone is no use to whoever copies it."""
        return digest(self.derive(purpose), text.encode(), "sha256")

    def current(self, purpose: str) -> DataKey:
        """Return the key that seals for a purpose from now on, made when it is missing; a month is a purpose too."""
        wrapped = self.ring().current(purpose)
        if wrapped is None:
            with self.changing():
                ring = self.ring()
                wrapped = ring.current(purpose)
                if wrapped is None:
                    new = DataKey(new_id(), secrets.token_bytes(KEY_BYTES))
                    wrapped = WrappedKey.wrap(new, purpose, self.master())
                    self.ring_file.replace(ring.with_key(wrapped))
        return self._unwrap(wrapped)

    def data_key(self, key_id: str) -> bytes:
        """Return the key with this id (32 bytes); raises KeyDestroyedError where it is no more."""
        wrapped = self.ring().keys.get(key_id)
        if wrapped is None:
            raise destroyed(key_id)
        return self._unwrap(wrapped).key

    def months(self) -> tuple[str, ...]:
        """Return the months whose words can be read, in order."""
        return tuple(sorted({key.purpose for key in self.ring().keys.values() if key.is_month}))

    def destroy_months_before(self, month: str) -> tuple[str, ...]:
        """Destroy the keys of the months before this one; return the months."""
        old = {key.id: key.purpose for key in self.ring().keys.values() if key.is_month and key.purpose < month}
        self.destroy(*old)
        return tuple(sorted({*old.values()}))

    def destroy(self, *ids: str) -> None:
        """Destroy keys; the earlier ring is overwritten."""
        if ids:
            with self.changing():
                self.ring_file.replace(self.ring().without(*ids))

    def rotate(self) -> None:
        """Put a new master key in the place of the present one; what is sealed from now on has new keys.

        A stop at any moment is harmless: until the ring is wrapped anew the present master key holds, then the next.
        """
        with self.changing():
            self._finish_rotation()
            ring, new = self.ring(), secrets.token_bytes(KEY_BYTES)
            write_secret(self.next_master_file, new.hex().encode())
            self.ring_file.replace(ring.rewrapped(self.master(), master_name(new), new))
            self._finish_rotation()

    def changing(self) -> AbstractContextManager[None]:
        """Hold the ring for changing it; raises StoreBusyError while another process does."""
        return held_alone(self.folder / "changing", CHANGED_BY_ANOTHER, wait_seconds=LOCK_SECONDS)

    def ring(self) -> Ring:
        """Return the ring as it is now."""
        return self.ring_file.read()

    def master(self) -> bytes:
        """Return the master key that wraps the ring (32 bytes): after a rotation that was stopped, the next one."""
        name = self.ring().master
        master = read_master(self.master_file)
        if master_name(master) != name and self.next_master_file.exists():
            master = read_master(self.next_master_file)
        if master_name(master) != name:
            raise WrongKeysError(
                f"the key file {self.master_file} and the key ring {self.ring_file.path} do not belong together; put "
                "back the pair that does"
            )
        return master

    def _make_ring(self, root: bytes) -> None:
        master = read_master(self.master_file)
        wrapped = WrappedKey.wrap(DataKey(new_id(), root), ROOT, master)
        self.ring_file.make(Ring(master_name(master), {wrapped.id: wrapped}))

    def _root_key(self) -> bytes:
        if self._root is None:
            wrapped = self.ring().current(ROOT)
            if wrapped is None:
                raise WrongKeysError(f"the key ring {self.ring_file.path} holds no root key; put back its copy")
            self._root = self._unwrap(wrapped).key
        return self._root

    def _unwrap(self, wrapped: WrappedKey) -> DataKey:
        return unwrap(wrapped, self.master(), self.ring_file.path)

    def _finish_rotation(self) -> None:
        """Put the key that wraps the ring in the place of the master key; what is left of a stopped rotation goes."""
        if self.next_master_file.exists():
            if master_name(read_master(self.next_master_file)) == self.ring().master:
                replace_secret(self.master_file, self.next_master_file.read_bytes())
            wipe(self.next_master_file)
        wipe_leftovers(self.folder)


def read_master(path: Path) -> bytes:
    """Return the master key of a file (32 bytes); raises WrongKeysError where it cannot be read."""
    try:
        master = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError) as problem:
        raise WrongKeysError(
            f"the key file {path} cannot be read ({type(problem).__name__}); put back the file that belongs to this "
            "database, from where you keep its copy"
        ) from None
    if len(master) != KEY_BYTES:
        raise WrongKeysError(f"the key file {path} is cut short; put back its copy")
    return master


def master_name(master: bytes) -> str:
    """Return a name of a master key that gives nothing of it away."""
    return sha256(b"glasche master key " + master).hexdigest()[:16]


@lru_cache(maxsize=64)
def _derive(root: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"glasche/" + purpose.encode()).derive(root)


def _fingerprint(root: bytes) -> str:
    return sha256(_derive(root, "fingerprint")).hexdigest()[:32]
