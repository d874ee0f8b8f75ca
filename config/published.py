"""What was published stays as it was: a digest of each published version's structure, kept beside the definitions."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from config.instrument import Instrument
from config.load import INSTRUMENT_FOLDERS, PUBLISHED

DIGEST_LENGTH = 16


def structure_digest(instrument: Instrument) -> str:
    """Return the digest of keys, kinds, options, folds and conditions; texts may still be mended."""
    structure = [
        [
            step.key,
            step.kind.value,
            step.skippable,
            [[option.key, option.fold] for option in step.options or step.columns],
            [[when.step, sorted(when.any_of)] for when in step.ask_when],
        ]
        for step in instrument.steps
    ]
    written = json.dumps([instrument.key, instrument.version, structure], separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:DIGEST_LENGTH]


def published_digests(folder: Path = INSTRUMENT_FOLDERS[0]) -> Mapping[tuple[str, int], str]:
    """Return the locked digests by key and version."""
    locked = tomllib.loads((folder / PUBLISHED).read_text(encoding="utf-8"))
    return {(key, int(version)): digest for key, versions in locked.items() for version, digest in versions.items()}


def what_to_mend(instruments: tuple[Instrument, ...], locked: Mapping[tuple[str, int], str]) -> list[str]:
    """Return a sentence with the remedy for every version that is not as it was published, or not locked yet."""
    found = {(one.key, one.version): structure_digest(one) for one in instruments}
    changed = [_changed(*name) for name in locked if name in found and found[name] != locked[name]]
    missing = [_missing(*name) for name in locked if name not in found]
    new = [_new(*name, digest) for name, digest in found.items() if name not in locked]
    return [*changed, *missing, *new]


def _changed(key: str, version: int) -> str:
    return (
        f"{key} version {version} is published, and its keys, kinds, options, folds or conditions have changed: "
        f"put the old file back as earlier/{key}.{version}.toml and give the changed one version = {version + 1}"
    )


def _missing(key: str, version: int) -> str:
    return f"{key} version {version} is published and gone: put its file back as earlier/{key}.{version}.toml"


def _new(key: str, version: int, digest: str) -> str:
    line = f'{version} = "{digest}"'
    return f"{key} version {version} is not locked: when it is ready, write {line} under [{key}] in {PUBLISHED}"
