"""What stands beside a backup in clear: its day, step, size and hash, signed by whoever holds its key."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hmac import digest
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey

from feedback_store.errors import DamagedBackupError
from feedback_store.keys.ring import DataKey
from feedback_store.keys.secret_files import replace_secret

FORMAT = 1
ENDING = ".manifest"


@dataclass(frozen=True)
class Manifest:
    """One backup: its day, the step of its database (see migrations), and its file with size (bytes) and hash.

    How much lies in it is not told here: the number of voices that wait in a box would say who has just tapped. The
    mark of the newest entry in the log of what staff did stands here, so that a log cut short is found; not how many.
    """

    day: date
    step: str
    file: str
    size: int
    sha256: str
    key: str
    audit_mark: str = ""

    def write(self, folder: Path, key: DataKey) -> None:
        """Write it beside its backup, signed."""
        parts = {"format": FORMAT, **asdict(self), "day": self.day.isoformat()}
        signature = _signer(key.key).sign(_canonical(parts)).signature.hex()
        text = json.dumps({**parts, "signature": signature}, indent=1)
        replace_secret(manifest_file(folder / self.file), text.encode())


@dataclass(frozen=True)
class SignedManifest:
    """A manifest as it was read, its signature not proven yet."""

    manifest: Manifest
    signed: bytes
    signature: bytes

    def prove(self, key: bytes) -> Manifest:
        """Return the manifest; raises DamagedBackupError where it was not signed with this key."""
        try:
            _signer(key).verify_key.verify(self.signed, self.signature)
        except (CryptoError, ValueError):
            raise DamagedBackupError("the signature of its manifest is wrong: something changed it") from None
        return self.manifest


def manifest_file(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_suffix(ENDING)


def read_manifest(backup: Path) -> SignedManifest:
    """Return the manifest beside a backup; raises DamagedBackupError where there is none that can be read."""
    path = manifest_file(backup)
    try:
        parts = json.loads(path.read_bytes())
        signature = bytes.fromhex(parts.pop("signature"))
        found = {name: parts[name] for name in ("step", "file", "size", "sha256", "key")}
        found["audit_mark"] = parts.get("audit_mark", "")  # earlier ones have none
        manifest = Manifest(day=date.fromisoformat(parts["day"]), **found)
        if parts["format"] != FORMAT or not all(isinstance(found[name], str) for name in found if name != "size"):
            raise ValueError(parts["format"])
    except FileNotFoundError:
        raise DamagedBackupError(f"the file {path.name}, which belongs beside it, is missing") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DamagedBackupError(f"the file {path.name} beside it cannot be read") from None
    return SignedManifest(manifest, _canonical(parts), signature)


def _canonical(parts: dict[str, object]) -> bytes:
    return json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()


def _signer(key: bytes) -> SigningKey:
    return SigningKey(digest(key, b"glasche manifest", "sha256"))
