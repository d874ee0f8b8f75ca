"""The keys of one installation: the master key, which only wraps, and what is in the ring (ring.py)."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from hmac import digest
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from config.settings import ZONE
from feedback_store.errors import WrongKeysError
from feedback_store.keys.ring import (
    KEY_BYTES,
    MONTH,
    ROOT,
    DataKey,
    Ring,
    RingFile,
    WrappedKey,
    destroyed,
    master_name,
    new_id,
    unwrap,
)
from feedback_store.keys.secret_files import (
    finish_replacing,
    read_secret,
    replace_secret,
    wipe,
    wipe_leftovers,
    write_secret,
)
from feedback_store.lock_file import held_alone

CHANGED_BY_ANOTHER = "the keys are just being changed by another process; try again in a minute"
LOCK_SECONDS = 10
"""How long a process waits for another one that changes the keys, which takes milliseconds (s)."""


class Keys:
    """The key files of one installation, in one folder of mode 0700."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read or made yet."""
        self.folder = folder
        self.ring_file = RingFile(folder / "ring.json")
        self._root: bytes | None = None
        self._known: tuple[tuple[int, int, int] | None, dict[str, bytes]] = (None, {})

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
        with self.alone():
            if not self.master_file.exists() and not self.ring_file.exists():
                write_secret(self.master_file, secrets.token_hex(KEY_BYTES).encode())
            if not self.ring_file.exists():
                self._make_ring(secrets.token_bytes(KEY_BYTES))

    def adopt_master_as_root(self, fingerprint: str) -> None:
        """Make the ring of an installation from before there was one, whose keys all came from the master key."""
        if self.ring_file.exists() or not self.master_file.exists():
            return
        master = read_master(self.master_file)
        if _fingerprint(master) == fingerprint:
            with self.alone():
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
        ring, master = self._opened()
        wrapped = ring.current(purpose)
        return self._make(purpose) if wrapped is None else self._unwrap(wrapped, master)

    def data_key(self, key_id: str) -> bytes:
        """Return the key with this id (32 bytes); raises KeyDestroyedError where it is no more."""
        ring, master = self._opened()
        wrapped = ring.keys.get(key_id)
        if wrapped is None:
            raise destroyed(key_id)
        return self._unwrap(wrapped, master).key

    def data_key_as_known(self, key_id: str) -> bytes:
        """Return what `data_key` does, from memory while the ring is the file that it was; every tap and badge asks."""
        state = self.ring_file.state()
        was, known = self._known
        if was != state or state is None:
            known = {}
            self._known = (state, known)
        if key_id not in known:
            known[key_id] = self.data_key(key_id)
        return known[key_id]

    def months(self) -> tuple[str, ...]:
        """Return the months whose words can be read, in order."""
        return tuple(sorted({key.purpose for key in self.ring().keys.values() if key.is_month}))

    def destroy_months_before(self, month: str) -> tuple[str, ...]:
        """Destroy the keys of the months before this one, the tablets' ones too; return the months of words."""
        over = self._destroy(lambda key: key.month is not None and key.month < month)
        return tuple(purpose for purpose in over if MONTH.fullmatch(purpose))

    def destroy(self, *ids: str) -> None:
        """Destroy keys; the earlier ring is overwritten."""
        self._destroy(lambda key: key.id in ids)

    def rotate(self) -> None:
        """Put a new master key in the place of the present one; what is sealed from now on has new keys.

        A stop at any moment is harmless: until the ring is wrapped anew the present master key holds, then the next.
        """
        with self.changing():
            ring, master = self.require_whole()
            new = secrets.token_bytes(KEY_BYTES)
            write_secret(self.next_master_file, new.hex().encode())
            self.ring_file.replace(ring.rewrapped(master, new, _today()))
            self._finish_rotation()

    def require_whole(self) -> tuple[Ring, bytes]:
        """Return the ring and the master key; raises WrongKeysError unless every key of the ring can be opened.

        Call it while the keys are held, by `alone` or `changing`.
        """
        ring, master = self._as_they_lie()
        for wrapped in ring.keys.values():
            self._unwrap(wrapped, master)
        return ring, master

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the key files for changing them; whatever a stop has left of an earlier change is wiped.

        Raises:
            StoreBusyError: another process holds them for longer than ten seconds.
        """
        with held_alone(self.folder / "changing", CHANGED_BY_ANOTHER, wait_seconds=LOCK_SECONDS):
            wipe_leftovers(self.folder)
            for path in (self.ring_file.path, self.master_file, self.next_master_file):
                finish_replacing(path)
            yield

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the keys for changing them; a rotation that was stopped is finished first."""
        with self.alone():
            self._finish_rotation()
            yield

    def ring(self) -> Ring:
        """Return the ring as it is now."""
        return self._opened()[0]

    def master(self) -> bytes:
        """Return the master key that wraps the ring (32 bytes): after a rotation that was stopped, the next one."""
        return self._opened()[1]

    def _make_ring(self, root: bytes) -> None:
        master = read_master(self.master_file)
        wrapped = WrappedKey.wrap(DataKey(new_id(), root), ROOT, master)
        self.ring_file.make(Ring(master_name(master), _today(), {wrapped.id: wrapped}))

    def _make(self, purpose: str) -> DataKey:
        with self.changing():
            ring, master = self._as_they_lie()
            wrapped = ring.current(purpose)  # another process may have been faster
            if wrapped is None:
                wrapped = WrappedKey.wrap(DataKey(new_id(), secrets.token_bytes(KEY_BYTES)), purpose, master)
                self.ring_file.replace(ring.with_key(wrapped))
            return self._unwrap(wrapped, master)

    def _destroy(self, is_over: Callable[[WrappedKey], bool]) -> tuple[str, ...]:
        with self.changing():
            ring = self.ring_file.read()
            over = {key.id: key.purpose for key in ring.keys.values() if is_over(key)}
            if over:
                self.ring_file.replace(ring.without(*over))
        return tuple(sorted({*over.values()}))

    def _root_key(self) -> bytes:
        if self._root is None:
            ring, master = self._opened()
            wrapped = ring.current(ROOT)
            if wrapped is None:
                raise WrongKeysError(
                    f"the key ring {self.ring_file.path} holds no root key; put back its copy: type "
                    "`glasche store keys restore`"
                )
            self._root = self._unwrap(wrapped, master).key
        return self._root

    def _unwrap(self, wrapped: WrappedKey, master: bytes) -> DataKey:
        return unwrap(wrapped, master, self.ring_file.path)

    def _opened(self) -> tuple[Ring, bytes]:
        """Return the ring and the master key that wraps it; a process that is just changing them is waited for."""
        try:
            return self._as_they_lie()
        except WrongKeysError:
            if not self.folder.exists():
                raise
        with self.alone():
            return self._as_they_lie()

    def _as_they_lie(self) -> tuple[Ring, bytes]:
        ring = self.ring_file.read()
        for path in (self.master_file, self.next_master_file):
            with suppress(WrongKeysError):
                master = read_master(path)
                if master_name(master) == ring.master:
                    return ring, master
        read_master(self.master_file)
        raise WrongKeysError(
            f"the key file {self.master_file} and the key ring {self.ring_file.path} do not belong together; put "
            "back the pair that does, or type `glasche store keys restore --sheet`"
        )

    def _finish_rotation(self) -> None:
        """Put the key that wraps the ring in the place of the master key."""
        if self.next_master_file.exists():
            ring, master = self._as_they_lie()
            if not _is_master(self.master_file, ring.master):
                replace_secret(self.master_file, master.hex().encode())
            wipe(self.next_master_file)


def read_master(path: Path) -> bytes:
    """Return the master key of a file (32 bytes); raises WrongKeysError where it cannot be read."""
    try:
        master = bytes.fromhex(read_secret(path).decode("ascii"))
    except (OSError, ValueError) as problem:
        raise WrongKeysError(
            f"the key file {path} cannot be read ({type(problem).__name__}); put back the key from the recovery sheet: "
            "type `glasche store keys restore --sheet`"
        ) from None
    if len(master) != KEY_BYTES:
        raise WrongKeysError(
            f"the key file {path} is cut short; put back the key from the recovery sheet: type "
            "`glasche store keys restore --sheet`"
        )
    return master


def _is_master(path: Path, name: str) -> bool:
    with suppress(WrongKeysError):
        return master_name(read_master(path)) == name
    return False


def _today() -> str:
    return datetime.now(ZONE).date().isoformat()


@lru_cache(maxsize=64)
def _derive(root: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"glasche/" + purpose.encode()).derive(root)


def _fingerprint(root: bytes) -> str:
    return sha256(_derive(root, "fingerprint")).hexdigest()[:32]
