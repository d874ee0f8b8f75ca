"""Small JSON files that say whether they are whole: a turned bit in a key is found before it seals anything."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

CHECK = "check"


def to_checked(parts: Mapping[str, str]) -> bytes:
    """Return JSON that carries a sum of its parts."""
    return json.dumps({**parts, CHECK: _sum_of(parts)}).encode()


def from_checked(content: bytes) -> dict[str, str]:
    """Return the parts; raises ValueError where they are damaged. A file from before there were sums has none."""
    parts: Any = json.loads(content)
    if not isinstance(parts, dict) or not all(isinstance(part, str) for part in parts.values()):
        raise ValueError("it does not hold the parts of a key")
    noted = parts.pop(CHECK, None)
    if noted not in (None, _sum_of(parts)):
        raise ValueError("it is damaged")
    return parts


def _sum_of(parts: Mapping[str, str]) -> str:
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
