"""Ways to damage one file of an installation, each told by a seed: bits turned, pages zeroed, files cut or swapped."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

PAGE_BYTES = 4096

KINDS = {
    "database": "glasche.sqlite*",
    "box": "box/*/*.box",
    "box key": "keys/boxes/*",
    "epoch": "keys/epochs/*",
    "main key": "keys/*",
    "backup": "backups/*.backup",
    "manifest": "backups/*.manifest",
    "ring copy": "backups/glasche.key*",
    "withdrawn": "**/withdrawn*",
}
"""Kinds of files by their names in GLASCHE_HOME."""

Damage = Callable[[random.Random, Path, Sequence[Path]], None]


def damage(home: Path, seed: int) -> str:
    """Damage one file of a home, or swap two, and say what was done; the same seed does the same."""
    chance = random.Random(seed)
    kinds = {name: found for name, pattern in KINDS.items() if (found := _files(home, pattern))}
    kind = sorted(kinds)[seed % len(kinds)]
    way, path = chance.choice(sorted(WAYS)), chance.choice(kinds[kind])
    WAYS[way](chance, path, [other for other in kinds[kind] if other != path])
    return f"{way}: {path.relative_to(home)}"


def _files(home: Path, pattern: str) -> list[Path]:
    return sorted(path for path in home.glob(pattern) if path.is_file() and path.stat().st_size)


def _turn_bits(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 8))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _turn_a_written_bit(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    """Turn one bit where something is written, as most of a database is zeros."""
    content = bytearray(path.read_bytes())
    written = [place for place, byte in enumerate(content) if byte]
    content[chance.choice(written)] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _zero_a_page(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    content = bytearray(path.read_bytes())
    begin = chance.randrange(len(content)) // PAGE_BYTES * PAGE_BYTES
    end = min(begin + PAGE_BYTES, len(content))
    content[begin:end] = bytes(end - begin)
    path.write_bytes(content)


def _cut(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])


def _empty(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    path.write_bytes(b"")


def _delete(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    path.unlink()


def _append(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    with path.open("ab") as file:
        file.write(chance.randbytes(chance.randint(1, 2 * PAGE_BYTES)))


def _replace(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    """Put another file of the same kind in its place; where there is none, noise of the same length."""
    path.write_bytes(chance.choice(others).read_bytes() if others else chance.randbytes(path.stat().st_size))


def _swap(chance: random.Random, path: Path, others: Sequence[Path]) -> None:
    if not others:
        return _turn_a_written_bit(chance, path, others)
    other = chance.choice(others)
    mine, its = path.read_bytes(), other.read_bytes()
    path.write_bytes(its)
    other.write_bytes(mine)
    return None


WAYS: dict[str, Damage] = {
    "bits turned": _turn_bits,
    "a written bit turned": _turn_a_written_bit,
    "a page zeroed": _zero_a_page,
    "cut": _cut,
    "emptied": _empty,
    "deleted": _delete,
    "garbage appended": _append,
    "replaced": _replace,
    "swapped": _swap,
}
