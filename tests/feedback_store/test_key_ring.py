"""The key ring: one version of it on the disk, a new master key whatever is killed, and nothing lost or left."""

import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from feedback_store.errors import KeyDestroyedError, StoreBusyError, WrongKeysError
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring import DataKey
from feedback_store.keys.secret_files import read_secret, wipe_leftovers
from tests.feedback_store import key_deaths
from tests.feedback_store.key_deaths import Change, dies_at
from tests.feedback_store.key_folders import MONTHS, known, lying_in, raw, some_keys
from tests.forked import forked


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return some_keys(tmp_path / "keys")


def wrapped_months(keys: Keys) -> dict[str, bytes]:
    return {key.purpose: key.wrapped.encode() for key in keys.ring().keys.values() if key.is_month}


def test_a_month_has_one_key_that_another_process_finds_too(keys: Keys) -> None:
    first = keys.current("2026-12")
    assert Keys(keys.folder).current("2026-12") == first
    assert Keys(keys.folder).data_key(first.id) == first.key
    assert keys.months() == (*MONTHS, "2026-12")


def test_threads_that_ask_for_the_key_of_a_new_month_at_once_get_the_same(keys: Keys) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: Keys(keys.folder).current("2027-01").id, range(16)))
    assert len(found) == 1


def test_a_destroyed_key_is_nowhere_on_the_disk_and_is_refused_in_words(keys: Keys) -> None:
    wrapped, old = wrapped_months(keys), keys.current("2026-09")
    assert keys.destroy_months_before("2026-10") == ("2026-09",)
    assert wrapped["2026-09"] not in raw(keys.folder) and wrapped["2026-10"] in raw(keys.folder)
    with pytest.raises(KeyDestroyedError, match="destroyed when its month was over"):
        keys.data_key(old.id)


def test_destroying_leaves_the_keys_that_are_no_month(keys: Keys) -> None:
    backup = keys.current("backup")
    keys.destroy_months_before("9999-12")
    assert keys.months() == () and keys.current("backup") == backup
    keys.destroy(backup.id)
    assert keys.current("backup") != backup


def test_the_folder_never_holds_a_second_version_of_the_ring(keys: Keys) -> None:
    for change in (lambda: keys.current("2026-12"), keys.rotate, lambda: keys.destroy_months_before("2026-11")):
        before = read_secret(keys.ring_file.path)
        change()
        assert before not in raw(keys.folder)
        assert lying_in(keys.folder) == {"master.key", "ring.json", "changing"}


def test_the_earlier_ring_was_overwritten_before_its_name_went(keys: Keys) -> None:
    watch = keys.folder / "watch"
    watch.hardlink_to(keys.ring_file.path)  # still shows what the deleted name held
    keys.destroy_months_before("2026-10")
    assert set(watch.read_bytes()) == {0}


def test_a_key_in_an_error_or_a_log_is_not_shown() -> None:
    assert "secret" not in repr(DataKey("a1", b"secret"))


def test_after_a_rotation_old_words_open_and_new_ones_have_new_keys(keys: Keys) -> None:
    before, old, master = known(keys), keys.current("2026-11"), keys.master()
    keys.rotate()
    assert known(Keys(keys.folder)) == known(keys) == before
    assert keys.current("2026-11").id != old.id and keys.months() == MONTHS
    assert keys.master() != master and master.hex().encode() not in raw(keys.folder)


def test_staff_sign_in_anew_after_a_rotation(keys: Keys) -> None:
    before = keys.current("session")
    keys.rotate()
    assert keys.current("session") != before
    with pytest.raises(KeyDestroyedError):
        keys.data_key(before.id)


def test_processes_that_run_meanwhile_go_on_reading_and_sealing(keys: Keys) -> None:
    before, running = known(keys), Keys(keys.folder)
    stop = time.monotonic() + 2
    with ThreadPoolExecutor(3) as threads:
        rotating = threads.submit(_rotate_until, stop, keys)
        reading = [threads.submit(_read_until, stop, running, before[1]) for _ in range(2)]
        assert all(read.result() > 5 for read in reading) and rotating.result() > 5
    assert known(Keys(keys.folder))[0] == before[0]


def _rotate_until(stop: float, keys: Keys) -> int:
    for times in count(1):
        keys.rotate()
        time.sleep(0.02)
        if time.monotonic() > stop:
            return times
    return 0


def _read_until(stop: float, running: Keys, known_keys: dict[str, bytes]) -> int:
    for times in count(1):
        for key_id, key in known_keys.items():
            assert running.data_key(key_id) == key
        sealing = running.current("2026-11")
        assert running.data_key(sealing.id) == sealing.key
        if time.monotonic() > stop:
            return times
    return 0


CHANGES = [
    key_deaths.rotate,
    key_deaths.rotate_without_links,
    key_deaths.destroy_old_months,
    key_deaths.add_a_month,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_stop_before_any_call_to_the_file_system_loses_no_key(keys: Keys, tmp_path: Path, change: Change) -> None:
    before, old = known(keys), wrapped_months(keys)
    for nth in count(1):
        folder = tmp_path / "tried" / str(nth)
        shutil.copytree(keys.folder, folder)
        has_died = dies_at(change, folder, nth)
        _require_sound(folder, before, "destroy" in change.__name__)
        Keys(folder).destroy_months_before("2026-10")
        Keys(folder).rotate()
        assert lying_in(folder) == {"master.key", "ring.json", "changing"}
        assert not any(wrapped in raw(folder) for wrapped in old.values())
        if not has_died:
            break
    assert nth > 10


def _require_sound(folder: Path, before: tuple[str, dict[str, bytes]], may_destroy: bool) -> None:
    """Whatever another process does next must not harm it: wiping leftovers, as each opening does, or nothing."""
    wipe_leftovers(folder)
    found = Keys(folder)
    assert found.fingerprint() == before[0]
    left = {key_id: found.data_key(key_id) for key_id in found.ring().keys}
    kept = {key_id: key for key_id, key in before[1].items() if not may_destroy or key_id in left}
    assert kept.items() <= left.items() and set(MONTHS) - {"2026-09"} <= set(found.months())


def test_50_kills_at_random_moments_of_a_rotation_lose_no_key(keys: Keys) -> None:
    before, chance = known(keys), random.Random(7)
    context = forked()
    for _ in range(50):
        process = context.Process(target=key_deaths.rotate_again_and_again, args=(keys.folder,))
        process.start()
        time.sleep(chance.uniform(0.02, 0.15))
        process.kill()
        process.join()
        process.close()
        found = Keys(keys.folder)
        assert found.fingerprint() == before[0]
        assert {key_id: found.data_key(key_id) for key_id in before[1]} == before[1]
    keys.rotate()
    assert lying_in(keys.folder) == {"master.key", "ring.json", "changing"}


def test_a_second_process_that_changes_the_keys_waits_and_is_then_refused(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedback_store.keys.installation.LOCK_SECONDS", 0.1)
    with keys.changing(), pytest.raises(StoreBusyError, match="try again in a minute"):
        Keys(keys.folder).current("2027-01")
    assert Keys(keys.folder).current("2027-01")


@pytest.mark.parametrize("name", ["ring.json", "master.key"])
def test_a_damaged_key_file_is_named_with_its_remedy(keys: Keys, name: str) -> None:
    path, chance = keys.folder / name, random.Random(1)
    right = path.read_bytes()
    for content in [b"", right[:-9], b"[" * 100_000, *(_damaged(right, chance) for _ in range(100))]:
        path.write_bytes(content)
        with pytest.raises(WrongKeysError, match=rf"{name}.*(put back|glasche store keys restore)"):
            Keys(keys.folder).derive("session")
    path.unlink()
    with pytest.raises(WrongKeysError, match=rf"{name}.*glasche store keys restore"):
        Keys(keys.folder).derive("session")


def _damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    is_same = changed.decode("latin-1").lower() == content.decode("latin-1").lower()  # "A" and "a" mean the same
    return _damaged(content, chance) if is_same else bytes(changed)


def test_the_ring_of_another_master_key_is_refused(keys: Keys, tmp_path: Path) -> None:
    other = Keys(tmp_path / "other")
    other.make_missing()
    shutil.copy(other.master_file, keys.master_file)
    with pytest.raises(WrongKeysError, match="do not belong together"):
        Keys(keys.folder).derive("session")
