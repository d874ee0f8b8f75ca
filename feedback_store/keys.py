"""The master key, in a file of mode 0600 apart from the database, and the keys derived from it by purpose."""

import secrets
from hashlib import sha256
from hmac import digest
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from feedback_store.errors import WrongKeysError
from feedback_store.secret_files import write_secret

KEY_BYTES = 32


class Keys:
    """The key files of one installation, in one folder of mode 0700."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read or made yet."""
        self.folder = folder
        self._master: bytes | None = None

    @property
    def master_file(self) -> Path:
        """The file of the master key."""
        return self.folder / "master.key"

    def make_missing(self) -> None:
        """Make the folder and, on the first run, the master key."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self.master_file.exists():
            write_secret(self.master_file, secrets.token_hex(KEY_BYTES).encode())

    def derive(self, purpose: str) -> bytes:
        """Return the key for one purpose (32 bytes), always the same for the same master key."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"glasche/" + purpose.encode()).derive(self._master_key())

    def fingerprint(self) -> str:
        """Return a name of the master key that gives nothing of it away."""
        return sha256(self.derive("fingerprint")).hexdigest()[:32]

    def mark(self, purpose: str, text: str) -> bytes:
        """Return a keyed hash of a token, so that the database alone is no use to whoever copies it."""
        return digest(self.derive(purpose), text.encode(), "sha256")

    def _master_key(self) -> bytes:
        if self._master is None:
            try:
                self._master = bytes.fromhex(self.master_file.read_text().strip())
            except (OSError, ValueError) as problem:
                raise WrongKeysError(
                    f"the key file {self.master_file} cannot be read ({type(problem).__name__}); put back the file "
                    "that belongs to this database, from where you keep its copy"
                ) from None
            if len(self._master) != KEY_BYTES:
                self._master = None
                raise WrongKeysError(f"the key file {self.master_file} is cut short; put back its copy")
        return self._master
