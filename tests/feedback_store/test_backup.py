"""Backups: one a day, whole or not there, without any key, without an order of arrival."""

import json
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from config.commands import main
from config.settings import ZONE, Settings
from feedback_store.backups import backup
from feedback_store.backups.backup import make_backup, write_ring_copy
from feedback_store.backups.folder import KEPT, backups_in
from feedback_store.backups.sealed_stream import SealedWriter, sealed_lines
from feedback_store.backups.tombstones import VOICE, add, read
from feedback_store.backups.verification import is_openable_elsewhere, verify
from feedback_store.clock.calendar import confirm_day
from feedback_store.clock.jobs import run_due_jobs
from feedback_store.engine import Store
from feedback_store.errors import BackupFailedError, DamagedBackupError, StoreBusyError
from feedback_store.keys.ring_copy import NAME as RING
from feedback_store.opening import open_box
from tests.builders import Day, a_service, taps

IN_CLEAR = {"audit_mark", "format", "day", "step", "file", "size", "sha256", "key", "signature"}


def lines_of(store: Store, path: Path) -> list[bytes]:
    with path.open("rb") as file:
        return list(sealed_lines(file, store.keys.data_key))


def filled(store: Store, waiting: int = 3) -> str:
    service = a_service(store, "cop-ruse").key
    taps(store, service, *["happy"] * 5)
    open_box(store, service)
    taps(store, service, *["sad"] * waiting)
    return service


def test_a_backup_is_whole_and_can_be_restored_elsewhere(any_store: Store) -> None:
    filled(any_store)
    path = make_backup(any_store)
    verified = verify(path, any_store.keys)
    assert path.name == "glasche-2026-11-16.backup" and path.stat().st_mode & 0o077 == 0
    assert verified.contents.parts["voices"].rows == 5 and verified.contents.parts["box cop-ruse 2"].rows == 3
    assert is_openable_elsewhere(verified, any_store.keys)


def test_rows_stand_in_the_order_of_keys_and_of_marks(any_store: Store) -> None:
    filled(any_store, waiting=20)
    lines = lines_of(any_store, make_backup(any_store))
    parts = [number for number, line in enumerate(lines) if line.startswith(b"{")]
    named = {lines[start].split(b'"')[3]: lines[start + 1 : end] for start, end in pairwise(parts)}
    marks = [line.split(b",")[2] for line in named[b"box cop-ruse 2"]]
    ids = [line.split(b",")[1] for line in named[b"voices"]]
    assert len(marks) == 20 and decoded(marks) == sorted(decoded(marks))
    assert len(ids) == 5 and ids == sorted(ids)


def decoded(marks: list[bytes]) -> list[bytes]:
    return [b64decode(mark.strip(b'"')) for mark in marks]


def test_a_backup_holds_no_key_and_its_manifest_no_count(any_store: Store) -> None:
    filled(any_store)
    path = make_backup(any_store)
    content = b"\n".join(lines_of(any_store, path)) + path.read_bytes() + path.with_suffix(".manifest").read_bytes()
    ring, master = any_store.keys.ring(), any_store.keys.master()
    keys = [master, *(any_store.keys.data_key(name) for name in ring.keys)]
    secrets = [file.read_bytes() for file in (any_store.keys.folder / "boxes").iterdir()]
    assert not any(key in content or key.hex().encode() in content for key in (*keys, *secrets))
    assert set(json.loads(path.with_suffix(".manifest").read_bytes())) == IN_CLEAR


def test_the_size_does_not_tell_how_many_wait(store: Store) -> None:
    service = filled(store, waiting=0)
    empty = make_backup(store).stat().st_size
    taps(store, service, *["sad"] * 40)
    assert make_backup(store).stat().st_size == empty


def test_there_is_one_a_day_whoever_asks(store: Store) -> None:
    service = filled(store)
    path = make_backup(store)
    first = path.read_bytes()
    taps(store, service, "happy")
    assert make_backup(store, replace=False).read_bytes() == first
    assert make_backup(store).read_bytes() != first
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, f"{path.stem}.manifest", RING]


def test_the_newest_are_kept_and_the_others_wiped(store: Store, day: Day) -> None:
    filled(store)
    for _ in range(KEPT + 3):
        make_backup(store)
        day.today += timedelta(days=1)
    kept = backups_in(store.settings.backup_folder)
    assert len(kept) == KEPT and kept[0].name == "glasche-2026-12-02.backup"
    day.today += timedelta(days=70)
    confirm_day(store, day())
    make_backup(store)
    assert len(backups_in(store.settings.backup_folder)) == 1


def test_taps_go_on_and_no_box_is_opened_meanwhile(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    service = filled(any_store)

    def between(_: SealedWriter) -> None:
        taps(any_store, service, "happy")
        with pytest.raises(StoreBusyError):
            open_box(any_store, service)
        finish(_)

    finish = SealedWriter.finish
    monkeypatch.setattr(SealedWriter, "finish", between)
    make_backup(any_store)
    assert any_store.cabinet.count(service) == 4


def no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_and_leaves_the_earlier_backup(
    store: Store, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    path = make_backup(store)
    day.today += timedelta(days=1)
    monkeypatch.setattr(SealedWriter, "finish", no_room)
    with pytest.raises(BackupFailedError, match="No space left on device"):
        make_backup(store)
    assert [file.name for file in path.parent.glob("*.backup*")] == [path.name]
    assert verify(path, store.keys)


def test_a_backup_that_looks_old_while_it_is_written_is_made_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock jumped ahead meanwhile, or the folder's machine has another clock, or it took more than an hour."""
    monkeypatch.setattr("feedback_store.keys.secret_files._age_seconds", lambda _: 10 * 365 * 86_400.0)
    made = make_backup(store)
    assert backups_in(made.parent) == (made,) and verify(made, store.keys)


def test_a_disk_that_is_not_connected_is_told(store: Store, tmp_path: Path) -> None:
    gone = store.settings.model_copy(update={"backups": tmp_path / "disk" / "glasche"})
    with pytest.raises(BackupFailedError, match="connect the disk"):
        make_backup(Store(**{**vars(store), "settings": gone}))
    assert not (tmp_path / "disk").exists()


class Stopped(BaseException):
    """The process is gone here."""


@pytest.mark.parametrize("step", ["put_in_place", "_write_copies", "forget_old"])
def test_a_stop_in_the_middle_leaves_an_earlier_backup_that_can_be_restored(
    store: Store, day: Day, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    make_backup(store)
    day.today += timedelta(days=1)

    def stop(*_: object) -> None:
        raise Stopped

    monkeypatch.setattr(backup, step, stop)
    with pytest.raises(Stopped):
        make_backup(store)
    monkeypatch.undo()
    assert all(
        is_openable_elsewhere(verify(path, store.keys), store.keys) for path in backups_in(store.settings.backup_folder)
    )
    assert make_backup(store) in backups_in(store.settings.backup_folder)


def test_the_copy_of_the_ring_is_one_and_the_withdrawn_lie_beside_it(store: Store) -> None:
    filled(store)
    folder = make_backup(store).parent
    add(store, VOICE, "abc")
    write_ring_copy(store)
    assert len([*folder.glob(f"{RING}*")]) == 1
    assert read(folder / "glasche.withdrawn") == read(store.settings.home / "withdrawn")


def test_the_list_of_the_withdrawn_survives_a_stop_and_says_what_is_damaged(store: Store) -> None:
    path = store.settings.home / "withdrawn"
    add(store, VOICE, "one")
    with path.open("ab") as file:
        file.write(b"voice 12ab")  # a stop in the middle of a line
    add(store, VOICE, "two")
    with path.open("ab") as file:
        file.write(f"voice {'0' * 64} 00000000\n".encode())
    found = read(path)
    assert len(found.lines) == 2 and found.damaged == 2
    assert found.holds(store.keys, VOICE, "one") and not found.holds(store.keys, VOICE, "three")


def test_the_clock_makes_it_after_the_opening(store: Store, day: Day) -> None:
    filled(store)
    evening = datetime(2026, 11, 16, 19, 30, tzinfo=ZONE)
    run_due_jobs(store, evening)
    made = backups_in(store.settings.backup_folder)
    assert [path.name for path in made] == ["glasche-2026-11-16.backup"]
    before = made[0].stat().st_mtime_ns
    run_due_jobs(store, evening)
    assert made[0].stat().st_mtime_ns == before


def lost(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [lost, cut, changed, empty])
@pytest.mark.parametrize("ending", [".backup", ".manifest"])
def test_whatever_happens_to_a_backup_is_found_and_named(
    store: Store, harm: Callable[[Path], None], ending: str
) -> None:
    filled(store)
    path = make_backup(store)
    harm(path.with_suffix(ending))
    with pytest.raises(DamagedBackupError, match=path.name):
        verify(path, store.keys)


def test_the_commands_say_what_they_did(settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASCHE_HOME", str(settings.home))

    def typed(*words: str) -> Any:
        return CliRunner().invoke(main, ["store", *words])

    assert "There is no backup" in typed("verify").output
    assert "Made: " in typed("backup").output
    assert "is there already" in typed("backup").output
    assert "is whole" in typed("verify").output
    (settings.backup_folder / RING).unlink()
    refused = typed("verify")
    assert refused.exit_code == 1 and "copy of the key ring" in refused.output
