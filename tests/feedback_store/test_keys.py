"""Keys: made on the first run, readable by their owner only, and never made anew beside an old database."""

import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from config.settings import Settings, read_settings
from feedback_store.engine import Store, open_store
from feedback_store.errors import WrongKeysError
from feedback_store.keys.box_keys import BoxKeys
from feedback_store.keys.installation import Keys
from feedback_store.keys.secret_files import publish, wipe, write_secret
from feedback_store.opening import open_box
from tests.builders import Day, a_service, taps


def test_every_key_file_and_folder_is_for_its_owner_only(any_store: Store) -> None:
    taps(any_store, a_service(any_store).key, "happy")
    found = [any_store.keys.folder, *any_store.keys.folder.rglob("*")]
    assert len(found) >= 6
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in found)


def test_two_installations_have_different_keys_and_one_has_the_same_after_a_restart(
    settings: Settings, tmp_path: Path
) -> None:
    first, again = (_fingerprint(settings) for _ in range(2))
    other = _fingerprint(read_settings({"GLASCHE_HOME": str(tmp_path / "other")}))
    assert first == again != other


def _fingerprint(settings: Settings) -> str:
    store = open_store(settings)
    store.close()
    return store.keys.fingerprint()


def test_each_purpose_has_a_key_of_its_own(store: Store) -> None:
    keys = [store.keys.derive(purpose) for purpose in ("session", "webhook", "form")]
    assert len({*keys}) == 3 and {len(key) for key in keys} == {32}


@pytest.mark.parametrize("broken", ["missing", "empty", "cut", "other"])
def test_a_database_does_not_open_with_other_keys_and_nothing_is_made_anew(any_settings: Settings, broken: str) -> None:
    open_store(any_settings).close()
    master = Keys(any_settings.home / "keys").master_file
    right = master.read_text()
    master.unlink()
    if broken != "missing":
        master.write_text({"empty": "", "cut": right[:20], "other": "ab" * 32}[broken])
    with pytest.raises(WrongKeysError, match="put back"):
        open_store(any_settings)
    assert master.exists() is (broken != "missing")
    master.write_text(right)
    open_store(any_settings).close()


def test_a_box_has_one_pair_of_keys_however_many_processes_make_it(tmp_path: Path) -> None:
    one, other = BoxKeys(tmp_path, Day()), BoxKeys(tmp_path, Day())
    one.make_missing()
    one.make_box("home", 1)
    seal = one.seal_of("home", 1)
    other.make_box("home", 1)
    assert other.seal_of("home", 1).epoch == seal.epoch
    assert bytes(one.secret_of("home", 1).public_key) == bytes(seal.public)


def test_the_loser_of_a_race_for_a_box_leaves_no_second_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = BoxKeys(tmp_path, Day()), BoxKeys(tmp_path, Day())
    one.make_missing()
    monkeypatch.setattr(Path, "exists", lambda path: False if path.name == "home.1.seal" else path.is_file())
    one.make_box("home", 1)
    other.make_box("home", 1)
    assert len(list((tmp_path / "boxes").glob("*.secret"))) == 1
    assert bytes(one.secret_of("home", 1).public_key) == bytes(other.seal_of("home", 1).public)


def test_the_secret_of_a_box_is_gone_after_the_opening(any_store: Store, day: Day) -> None:
    service = a_service(any_store).key
    taps(any_store, service, *["happy"] * 5)
    secret = next((any_store.keys.folder / "boxes").glob("*.secret")).read_bytes()
    open_box(any_store, service)
    day.today += timedelta(days=1)
    left = [path.read_bytes() for path in any_store.settings.home.rglob("*") if path.is_file()]
    assert not any(secret in content for content in left)


def test_a_secret_file_is_whole_or_not_there_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "key"
    assert write_secret(path, b"first")
    assert not write_secret(path, b"second")
    assert path.read_bytes() == b"first"
    assert [found.name for found in tmp_path.iterdir()] == ["key"]


def test_a_wiped_file_was_overwritten_before_it_was_deleted(tmp_path: Path) -> None:
    path = tmp_path / "key"
    write_secret(path, b"secret" * 1000)
    watch = tmp_path / "watch"
    watch.hardlink_to(path)  # still shows what the deleted name held
    wipe(path)
    assert not path.exists() and set(watch.read_bytes()) == {0}
    wipe(path)


def test_publishing_a_taken_name_keeps_what_was_there(tmp_path: Path) -> None:
    draft, path = tmp_path / "draft", tmp_path / "taken"
    for file in (draft, path):
        file.write_text(file.name)
    assert not publish(draft, path)
    assert path.read_text() == "taken" and not draft.exists()


def test_a_home_can_be_moved(settings: Settings, tmp_path: Path) -> None:
    store = open_store(settings)
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    store.close()
    shutil.move(settings.home, tmp_path / "moved")
    moved = open_store(read_settings({"GLASCHE_HOME": str(tmp_path / "moved")}))
    assert open_box(moved, service) == "opened"
    moved.close()


def test_drafts_and_half_wiped_files_of_a_stop_are_gone_after_the_next_opening(store: Store, day: Day) -> None:
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    folder = store.settings.home / "box" / service
    left = [folder / "1.77-1.new", folder / "1.77-1.new-journal", folder / "0.box.ab12cd34.wiped"]
    left.append(store.keys.folder / "boxes" / f"{service}.0.ab12.secret.ab12cd34.wiped")
    for path in left:
        path.write_bytes(b"left by a stop")
    assert open_box(store, service) == "opened"
    assert not any(path.exists() for path in left)
