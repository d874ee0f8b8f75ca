"""The sealed stream: it gives its lines back, hides how many they are, and shows every change."""

import random
from collections.abc import Sequence
from io import BytesIO

import pytest

from feedback_store.backups.sealed_stream import LEAST_STEP_BYTES, SealedWriter, padded_size, sealed_lines
from feedback_store.errors import DamagedBackupError
from feedback_store.keys.ring import DataKey

KEY = DataKey("a1b2", b"k" * 32)


def sealed(lines: Sequence[bytes]) -> bytes:
    file = BytesIO()
    writer = SealedWriter(file, KEY)
    for line in lines:
        writer.write(line)
    writer.finish()
    return file.getvalue()


def lines_of(content: bytes, key: bytes = KEY.key) -> list[bytes]:
    return list(sealed_lines(BytesIO(content), lambda _: key))


@pytest.mark.parametrize("count", [0, 1, 1000])
def test_lines_come_back_as_they_were(count: int) -> None:
    chance = random.Random(count)
    lines = [chance.randbytes(chance.randrange(3000)).hex().encode() for _ in range(count)]
    assert lines_of(sealed(lines)) == lines


def test_a_few_more_lines_do_not_show_in_its_size() -> None:
    chance = random.Random(1)
    few, many = ([chance.randbytes(1100).hex().encode() for _ in range(count)] for count in (0, 300))
    assert len(sealed(few)) == len(sealed(many))


@pytest.mark.parametrize("size", [0, 1, LEAST_STEP_BYTES, LEAST_STEP_BYTES + 1, 100 * LEAST_STEP_BYTES + 7])
def test_the_padding_is_small_beside_much_and_whole_steps_beside_little(size: int) -> None:
    padded = padded_size(size)
    assert padded % LEAST_STEP_BYTES == 0
    assert size <= padded < size + max(LEAST_STEP_BYTES, size / 8) + 1


def test_it_opens_with_its_own_key_only() -> None:
    with pytest.raises(DamagedBackupError):
        lines_of(sealed([b"line"]), b"x" * 32)


def test_every_cut_and_every_changed_byte_is_found() -> None:
    content, chance = sealed([b"a line of it"] * 50), random.Random(2)
    harmed = [content[: chance.randrange(len(content))] for _ in range(60)] + [content + b"x", b"", content[:1]]
    for _ in range(60):
        place = chance.randrange(len(content))
        harmed.append(content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :])
    for one in harmed:
        with pytest.raises(DamagedBackupError):
            lines_of(one)
