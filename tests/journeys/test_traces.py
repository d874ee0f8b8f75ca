"""The search for traces finds what it looks for, or the journeys that use it would prove nothing."""

import sqlite3
import struct
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.traces import moments_in, short_numbers_in, texts_in

FIRST = datetime(2026, 11, 22, 8, 15, 30, tzinfo=UTC)
TAP = FIRST + timedelta(seconds=20)
LAST = FIRST + timedelta(seconds=40)
SECONDS = int(TAP.timestamp())


@pytest.mark.parametrize(
    "trace",
    [
        b"at 2026-11-22 08:15:50,123 a tap",
        b'"2026-11-22T10:15:50+02:00"',
        b"[22/Nov/2026:10:15:50 +0200]",
        str(SECONDS).encode(),
        str(SECONDS * 1000 + 417).encode(),
        struct.pack("<I", SECONDS),
        struct.pack(">I", SECONDS),
        struct.pack("<q", SECONDS * 1000),
        struct.pack(">q", SECONDS * 1_000_000 + 99),
        struct.pack("<d", SECONDS + 0.25),
        struct.pack(">q", SECONDS * 1_000_000_000),
    ],
)
def test_a_moment_is_found_in_every_usual_form_and_at_every_place(trace: bytes) -> None:
    for place in (0, 3, 1001):
        assert moments_in({"file": b"\xfe" * place + trace + b"\xfe" * 7}, FIRST, LAST)


def test_a_moment_outside_and_a_day_are_not_taken_for_one() -> None:
    content = struct.pack("<q", SECONDS - 60) + b" 2026-11-22 " + str(SECONDS + 3600).encode()
    assert moments_in({"file": content}, FIRST, LAST) == []


def test_names_and_numbers_are_found_as_text_and_as_bytes() -> None:
    held = {"a": "Мария".encode(), "b": struct.pack(">q", 5_100_000_001), "c": "Мария".encode("utf-16-le")}
    assert texts_in(held, ["Мария", "5100000001", "Иван"]) == ["Мария in a", "Мария in c", "5100000001 in b"]


def test_a_number_is_found_in_a_database_which_writes_it_as_short_as_it_can(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept.sqlite")) as database, database:
        database.execute("CREATE TABLE kept (chat INTEGER)")
        database.executemany("INSERT INTO kept VALUES (?)", [(5_100_000_001,), (401_234_567,), (401_234_999,)])
    files = {"kept": (tmp_path / "kept.sqlite").read_bytes()}
    assert texts_in(files, ["5100000001", "5100000002"]) == ["5100000001 in kept"]
    assert short_numbers_in(files, [401_234_567, 401_234_999, 77]) == ["401234567 in kept", "401234999 in kept"]


def test_one_short_number_alone_may_be_chance_in_what_is_sealed() -> None:
    files = {"box": struct.pack("<I", 401_234_567), "other": struct.pack(">I", 401_234_999)}
    assert short_numbers_in(files, [401_234_567]) == []
    assert len(short_numbers_in(files, [401_234_567, 401_234_999])) == 2
