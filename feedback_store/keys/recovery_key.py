"""The master key as it stands on paper: 14 groups of five signs, the last of each a check sign that knows its place.

The key (32 bytes) and 3 bytes of its hash make 56 signs of 5 bits, four to a group. The check sign is a weighted sum
over the field of 32 elements, with another weight for each place and for the number of the group: so every single
wrong sign, every two signs of a group that changed places, and every two groups that did are found, and named.

Source of the alphabet: Crockford's Base 32, which leaves out I, L, O and U.
"""

import base64
import re
from collections.abc import Sequence
from hashlib import sha256

from feedback_store.errors import MistypedKeyError
from feedback_store.keys.ring import KEY_BYTES

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
GROUPS = 14
SIGNS = 5
LOOKALIKES = str.maketrans("OILОІАВЕЗКМНРСТУХ", "011" + "01ABE3KMHPCTYX")
"""What is read for letters that the alphabet leaves out, and for Cyrillic ones that look like those in it."""
MODULUS = 0b100101
"""x⁵ + x² + 1, which is primitive: doubling goes through all 31 elements but 0."""


def groups_of(master: bytes) -> tuple[str, ...]:
    """Return the groups that stand on the recovery sheet of a master key (32 bytes)."""
    signs = base64.b32encode(master + _hash(master)).decode().translate(str.maketrans(RFC_4648, ALPHABET))
    parts = [signs[start : start + SIGNS - 1] for start in range(0, len(signs), SIGNS - 1)]
    return tuple(part + _check_sign(number, part) for number, part in enumerate(parts, 1))


def read_group(typed: str, number: int) -> str:
    """Return a group as it stands on the sheet, however it was typed.

    Args:
        typed: capital or small, with spaces and hyphens, with O for 0, I or L for 1, or with Cyrillic lookalikes.
        number: its place on the sheet (1..14).

    Raises:
        MistypedKeyError: it cannot stand there.
    """
    group = _plain(typed)
    if not _can_stand(group, number):
        raise MistypedKeyError(f"group {number} is mistyped; compare it with the sheet, sign by sign")
    return group


def master_of(typed: str) -> bytes:
    """Return the master key (32 bytes) from all groups of a sheet, typed as `read_group` allows.

    Raises:
        MistypedKeyError: it names the groups that are mistyped.
    """
    groups = _split(typed)
    wrong = [number for number, group in enumerate(groups, 1) if not _can_stand(group, number)]
    if wrong:
        raise MistypedKeyError(f"{_named(wrong)} mistyped; compare with the sheet, sign by sign")
    signs = "".join(group[:-1] for group in groups)
    key = base64.b32decode(signs.translate(str.maketrans(ALPHABET, RFC_4648)))
    if _hash(key[:KEY_BYTES]) != key[KEY_BYTES:]:
        raise MistypedKeyError(
            "the groups do not belong together: in one of them at least two signs are mistyped, or some are of "
            "another sheet; compare them all with the sheet"
        )
    return key[:KEY_BYTES]


def typed_groups(typed: str) -> tuple[str, ...]:
    """Return the groups of a line that was typed, one or several; a line that is not made of whole groups is one."""
    signs = _plain(_unnumbered(typed))
    if not signs or len(signs) % SIGNS:
        return (typed,)
    return tuple(signs[start : start + SIGNS] for start in range(0, len(signs), SIGNS))


def _split(typed: str) -> Sequence[str]:
    groups = typed_groups(typed)
    if len(groups) != GROUPS:
        groups = tuple(_plain(part) for part in _unnumbered(typed).split())
    if len(groups) == GROUPS:
        return groups
    signs = sum(map(len, groups))
    raise MistypedKeyError(
        f"the sheet holds {GROUPS} groups of {SIGNS} signs, {GROUPS * SIGNS} in all, and {signs} were typed"
    )


def _unnumbered(typed: str) -> str:
    return re.sub(r"(?<!\w)\d{1,2}[.)](?=\s)", " ", typed)


def _plain(typed: str) -> str:
    return re.sub(r"[^\w]|_", "", typed).upper().translate(LOOKALIKES)


def _can_stand(group: str, number: int) -> bool:
    return len(group) == SIGNS and set(group) <= set(ALPHABET) and _check_sign(number, group[:-1]) == group[-1]


def _check_sign(number: int, signs: str) -> str:
    total = number
    for sign in signs:
        total = _double(total) ^ ALPHABET.index(sign)
    return ALPHABET[_double(total)]


def _double(element: int) -> int:
    doubled = element << 1
    return doubled ^ MODULUS if doubled & 32 else doubled


def _hash(master: bytes) -> bytes:
    return sha256(b"glasche recovery sheet " + master).digest()[:3]


def _named(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"group {numbers[0]} is"
    return f"groups {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"
