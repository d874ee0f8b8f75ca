"""The copy of the keys that lies with the backups: one version, whole or refused, and what comes back from it."""

import random
import shutil
from itertools import count
from pathlib import Path

import pytest

from feedback_store.engine import Store
from feedback_store.errors import WrongKeysError
from feedback_store.keys.installation import Keys
from feedback_store.keys.ring_copy import NAME, put_back, put_copy, read_copy, sealed_copy, unpack_copy
from feedback_store.keys.secret_files import read_secret
from feedback_store.opening import open_box
from tests.builders import a_service, taps
from tests.feedback_store import key_deaths
from tests.feedback_store.key_deaths import dies_at
from tests.feedback_store.key_folders import known, lying_in, raw, some_keys


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return some_keys(tmp_path / "keys")


def test_the_copy_and_the_master_key_give_back_all_keys(any_store: Store, tmp_path: Path) -> None:
    service = a_service(any_store).key
    taps(any_store, service, "happy")
    any_store.keys.current("2026-11")
    copy = sealed_copy(any_store.keys)
    restored = unpack_copy(copy, any_store.keys.master(), tmp_path / "keys")
    assert known(restored) == known(any_store.keys)
    own = {path.name: path.read_bytes() for path in any_store.keys.folder.rglob("*.*") if path.is_file()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "keys").rglob("*.*") if path.is_file()} == own


def test_the_copy_is_written_over_the_earlier_one(keys: Keys, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    before = read_secret(put_copy(keys, folder))
    keys.destroy_months_before("2026-10")
    put_copy(keys, folder)
    assert lying_in(folder) == {NAME} and before not in raw(folder)
    assert "2026-09" not in unpack_copy(read_copy(folder), keys.master(), tmp_path / "back").months()


def test_a_stop_while_the_copy_is_written_leaves_one_that_opens(keys: Keys, tmp_path: Path) -> None:
    put_copy(keys, keys.folder / "backups")
    for nth in count(1):
        folder = tmp_path / "tried" / str(nth)
        shutil.copytree(keys.folder, folder)
        has_died = dies_at(key_deaths.put_copy, folder, nth)
        assert known(unpack_copy(read_copy(folder / "backups"), keys.master(), tmp_path / f"{nth}")) == known(keys)
        put_copy(Keys(folder), folder / "backups")
        assert lying_in(folder / "backups") == {NAME}
        if not has_died:
            break
    assert nth > 10


def test_a_copy_is_whole_or_refused(keys: Keys, tmp_path: Path) -> None:
    copy, master, chance = sealed_copy(keys), keys.master(), random.Random(2)
    for number in range(100):
        damaged = bytearray(copy)
        damaged[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
        with pytest.raises(WrongKeysError):
            unpack_copy(bytes(damaged), master, tmp_path / str(number))
        assert not (tmp_path / str(number)).exists()


def test_the_copy_of_another_time_asks_for_the_newest_sheet(keys: Keys, tmp_path: Path) -> None:
    old = keys.master()
    keys.rotate()
    with pytest.raises(WrongKeysError, match="newest"):
        unpack_copy(sealed_copy(keys), old, tmp_path / "back")


def test_keys_are_not_unpacked_over_others(keys: Keys) -> None:
    with pytest.raises(WrongKeysError, match="empty folder"):
        unpack_copy(sealed_copy(keys), keys.master(), keys.folder)


@pytest.mark.parametrize("lost", [["ring.json"], ["master.key"], ["ring.json", "master.key"]])
def test_what_is_lost_is_put_back_and_nothing_else(keys: Keys, tmp_path: Path, lost: list[str]) -> None:
    before, master = known(keys), keys.master()
    put_copy(keys, tmp_path / "backups")
    for name in lost:
        (keys.folder / name).unlink()
    assert sorted(put_back(Keys(keys.folder), master, tmp_path / "backups")) == sorted(lost)
    assert known(Keys(keys.folder)) == before
    assert put_back(keys, master, tmp_path / "backups") == ()


def test_a_destroyed_key_of_a_box_does_not_come_back_with_the_ring(store: Store, tmp_path: Path) -> None:
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    put_copy(store.keys, tmp_path)
    secret = next((store.keys.folder / "boxes").glob("*.secret"))
    open_box(store, service)
    store.keys.ring_file.path.write_bytes(b"damaged")
    assert put_back(store.keys, _master(store.keys), tmp_path) == ("ring.json",)
    assert not secret.exists()


def _master(keys: Keys) -> bytes:
    return bytes.fromhex(keys.master_file.read_text())


def test_a_ring_that_can_be_read_is_never_replaced(keys: Keys, tmp_path: Path) -> None:
    put_copy(keys, tmp_path / "backups")
    old = keys.master()
    keys.rotate()
    now = keys.ring_file.path.read_bytes()
    with pytest.raises(WrongKeysError, match="is sound"):
        put_back(keys, old, tmp_path / "backups")
    assert keys.ring_file.path.read_bytes() == now


def test_without_a_copy_the_message_names_the_setting(keys: Keys, tmp_path: Path) -> None:
    keys.ring_file.path.write_bytes(b"damaged")
    with pytest.raises(WrongKeysError, match="GLASCHE_BACKUPS"):
        put_back(keys, _master(keys), tmp_path / "nowhere")
