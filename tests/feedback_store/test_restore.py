"""Restoring: onto an empty machine with recovery sheet, backup and ring; nothing is lost, doubled or given back."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from config.commands import main
from config.errors import GlascheError
from config.settings import Settings, read_settings
from feedback_store.backups import restore as restoring
from feedback_store.backups.backup import make_backup, write_ring_copy
from feedback_store.backups.dump import Contents, contents_of, tables_of, unseen
from feedback_store.backups.folder import backups_in
from feedback_store.backups.restore import Restored, Source, restore
from feedback_store.backups.swap import complete, forget_before_restore
from feedback_store.devices import find_device, issue_code, redeem_code
from feedback_store.engine import Store, open_store
from feedback_store.errors import RestoreRefusedError, StoreBusyError
from feedback_store.intake import accept
from feedback_store.keys.recovery_key import groups_of
from feedback_store.keys.ring_copy import NAME as RING
from feedback_store.opening import Outcome, open_box
from feedback_store.schema import hidden_voices, voices, words
from feedback_store.voices import hide_voice
from feedback_store.words import read_words
from tests.builders import Day, a_note, a_service, a_submission, taps


@dataclass(frozen=True)
class Disk:
    """What is left of a machine that burnt: the folder of its backups, and the sheet in the drawer."""

    folder: Path
    master: bytes

    @property
    def source(self) -> Source:
        """What a restore needs."""
        return Source(backups_in(self.folder)[0], self.folder / RING, self.master)


@pytest.fixture
def lived_in(any_store: Store) -> Store:
    """Return a store with opened voices, written words and three voices that wait."""
    service = a_service(any_store, "cop-ruse").key
    taps(any_store, service, *["happy"] * 4)
    accept(any_store, a_note(service, "Бабината баница"))
    assert open_box(any_store, service) is Outcome.OPENED
    taps(any_store, service, *["sad"] * 3)
    return any_store


def backed_up(store: Store, folder: Path) -> Disk:
    """Make a backup and carry the disk away."""
    make_backup(store)
    shutil.copytree(store.settings.backup_folder, folder)
    return Disk(folder, store.keys.master())


@pytest.fixture
def elsewhere(any_environment: dict[str, str], tmp_path: Path) -> Settings:
    """Return the settings of a new machine; with PostgreSQL the database is the same, as if it were empty."""
    return read_settings({**any_environment, "GLASCHE_HOME": str(tmp_path / "new")})


class Stopped(BaseException):
    """The process is gone here."""


def put_back(disk: Disk, settings: Settings, day: Day) -> Restored:
    return restore(settings, disk.source, day(), even_unsaved=True)


def contents(store: Store) -> Contents:
    with store.reading() as connection:
        return contents_of(connection, "", tables_of(connection, but=("boxes", "box_rows", "opened_boxes")), unseen)


def without_facts(found: Contents) -> dict[str, object]:
    return {name: part for name, part in found.parts.items() if name != "facts"}


def ids(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(voices.c.id).order_by(voices.c.id)))


def test_an_empty_machine_gets_all_of_it_back(lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path) -> None:
    disk, before = backed_up(lived_in, tmp_path / "disk"), contents(lived_in)
    lived_in.close()
    result = put_back(disk, elsewhere, day)
    assert result.opened_since == () and result.day == day()
    with closing(open_store(elsewhere, today=day)) as store:
        assert without_facts(contents(store)) == without_facts(before)
        assert not (elsewhere.home / "restored").exists()


def test_waiting_voices_come_back_and_are_counted_once(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    lived_in.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        assert store.cabinet.count("cop-ruse") == 3
        taps(store, "cop-ruse", "happy", "happy")
        day.today += timedelta(days=1)
        assert open_box(store, "cop-ruse") is Outcome.OPENED
        assert len(ids(store)) == 10
        assert open_box(store, "cop-ruse") is Outcome.OPENED_TODAY


def test_a_repeat_is_still_known_after_a_restore(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    waiting = a_submission("cop-ruse", "sad")
    accept(lived_in, waiting)
    disk = backed_up(lived_in, tmp_path / "disk")
    lived_in.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        assert accept(store, waiting) == "known"


def test_words_are_read_and_a_tablet_is_known_on_the_new_machine(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    device, token = redeem_code(lived_in, issue_code(lived_in, "cop-ruse", "Corridor"))
    disk = backed_up(lived_in, tmp_path / "disk")
    lived_in.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store:
        assert find_device(store, token).id == device.id
        assert {"note": "Бабината баница"} in [read_words(store, "cop-ruse", one) for one in ids(store)]


def test_a_box_that_was_opened_since_is_left_out_and_this_is_said(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    taps(lived_in, "cop-ruse", *["happy"] * 5)
    day.today += timedelta(days=1)
    open_box(lived_in, "cop-ruse")
    write_ring_copy(lived_in)
    shutil.copy(lived_in.settings.backup_folder / RING, disk.folder / RING)
    lived_in.close()
    assert put_back(disk, elsewhere, day).opened_since == ("cop-ruse",)
    with closing(open_store(elsewhere, today=day)) as store:
        assert store.cabinet.count("cop-ruse") == 0 and len(ids(store)) == 5
        taps(store, "cop-ruse", "happy")
        assert store.cabinet.count("cop-ruse") == 1


def test_a_voice_that_was_hidden_after_the_backup_stays_hidden(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    with lived_in.reading() as connection:
        written = connection.scalar(select(words.c.voice))
    disk = backed_up(lived_in, tmp_path / "disk")
    hide_voice(lived_in, "cop-ruse", str(written))
    write_ring_copy(lived_in)
    shutil.copytree(lived_in.settings.backup_folder, disk.folder, dirs_exist_ok=True)
    lived_in.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store, store.reading() as connection:
        assert connection.scalars(select(hidden_voices.c.voice)).all() == [written]
        assert connection.scalar(select(words.c.voice)) is None


def test_words_whose_month_was_destroyed_do_not_come_back(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    assert lived_in.keys.destroy_months_before("2027-01")
    write_ring_copy(lived_in)
    shutil.copy(lived_in.settings.backup_folder / RING, disk.folder / RING)
    lived_in.close()
    put_back(disk, elsewhere, day)
    with closing(open_store(elsewhere, today=day)) as store, store.reading() as connection:
        assert connection.scalar(select(words.c.voice)) is None
        assert len(ids(store)) == 5


def test_nothing_is_restored_while_the_store_is_open(lived_in: Store, day: Day, tmp_path: Path) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    with pytest.raises(StoreBusyError, match="stop it first"):
        put_back(disk, lived_in.settings, day)
    assert len(ids(lived_in)) == 5


def test_the_earlier_store_is_kept_for_a_week(lived_in: Store, day: Day, tmp_path: Path) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    taps(lived_in, "cop-ruse", "happy", "happy")
    lived_in.close()
    result = restore(lived_in.settings, disk.source, day())
    assert result.before and result.before.name == "before-restore-2026-11-16"
    with closing(open_store(lived_in.settings, today=day)) as store:
        assert store.cabinet.count("cop-ruse") == 3
    earlier = Disk(result.before, disk.master)
    if lived_in.settings.is_postgresql:
        restore(lived_in.settings, earlier.source, day())
    else:
        shutil.rmtree(lived_in.settings.home / "keys")
        for name in ("keys", "box", "glasche.sqlite"):
            place = lived_in.settings.home / name
            if place.is_dir():
                shutil.rmtree(place)
            shutil.move(result.before / name, place)
    with closing(open_store(lived_in.settings, today=day)) as store:
        assert store.cabinet.count("cop-ruse") == 5


def test_a_stop_at_any_moment_leaves_the_earlier_store_or_the_restored_one(
    lived_in: Store, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    taps(lived_in, "cop-ruse", "happy", "happy")
    lived_in.close()
    found, left, number = set(), 1, 0
    rename = Path.rename
    while left == 1:
        number, left = number + 1, 0
        remaining = [number]

        def stopping(path: Path, target: Path, remaining: list[int] = remaining) -> Path:
            remaining[0] -= 1
            if remaining[0] == 0:
                raise Stopped
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", stopping)
        try:
            restore(lived_in.settings, disk.source, day(), even_unsaved=True)
        except Stopped:
            left = 1
        monkeypatch.undo()
        with closing(open_store(lived_in.settings, today=day)) as store:
            assert len(ids(store)) == 5
            found.add(store.cabinet.count("cop-ruse"))
            taps(store, "cop-ruse", *["happy"] * (5 - store.cabinet.count("cop-ruse")))
        assert not (lived_in.settings.home / "restored").exists()
    assert found <= {3, 5} and 3 in found and number > 5


def a_foreign_ring(disk: Disk, tmp_path: Path) -> None:
    with closing(open_store(read_settings({"GLASCHE_HOME": str(tmp_path / "foreign")}))) as other:
        write_ring_copy(other)
        shutil.copy(other.settings.backup_folder / RING, disk.folder / RING)


def cut(disk: Disk, _: Path) -> None:
    path = disk.source.backup
    path.write_bytes(path.read_bytes()[:-70_000])


def bent(disk: Disk, _: Path) -> None:
    path = disk.source.backup
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)


def without_manifest(disk: Disk, _: Path) -> None:
    disk.source.backup.with_suffix(".manifest").rename(disk.folder / "lost")


def other_manifest(disk: Disk, _: Path) -> None:
    path = disk.source.backup.with_suffix(".manifest")
    path.write_text(path.read_text().replace("2026-11-16", "2026-11-17", 1))


def newer(disk: Disk, _: Path) -> None:
    path = disk.source.backup.with_suffix(".manifest")
    path.write_text(path.read_text().replace('"step": "0', '"step": "9'))


@pytest.mark.parametrize("harm", [a_foreign_ring, cut, bent, without_manifest, other_manifest, newer])
def test_what_is_damaged_or_foreign_is_refused_in_words_and_nothing_is_changed(
    lived_in: Store, day: Day, tmp_path: Path, harm: Callable[[Disk, Path], None]
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    source = disk.source
    harm(disk, tmp_path)
    lived_in.close()
    before = {path for path in lived_in.settings.home.rglob("*") if "changing" not in path.name}
    with pytest.raises(GlascheError) as refused:
        restore(lived_in.settings, source, day())
    assert len(str(refused.value)) > 40
    assert {path for path in lived_in.settings.home.rglob("*") if "changing" not in path.name} == before
    with closing(open_store(lived_in.settings, today=day)) as store:
        assert len(ids(store)) == 5 and store.cabinet.count("cop-ruse") == 3


def test_a_backup_of_one_database_restores_into_the_other(
    lived_in: Store, day: Day, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    disk, before = backed_up(lived_in, tmp_path / "disk"), without_facts(contents(lived_in))
    was_postgresql = lived_in.settings.is_postgresql
    lived_in.close()
    address = {} if was_postgresql else {"GLASCHE_DATABASE_URL": request.getfixturevalue("postgresql_database")}
    other = read_settings({"GLASCHE_HOME": str(tmp_path / "new"), **address})
    put_back(disk, other, day)
    with closing(open_store(other, today=day)) as store:
        assert without_facts(contents(store)) == before
        assert store.cabinet.count("cop-ruse") == 3


def test_the_commands_restore_with_the_recovery_sheet(
    lived_in: Store, any_environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: Day
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    lived_in.close()
    new = {**any_environment, "GLASCHE_HOME": str(tmp_path / "new"), "GLASCHE_BACKUPS": str(disk.folder)}
    for name, value in new.items():
        monkeypatch.setenv(name, value)
    typed = "\n".join(groups_of(disk.master)) + "\n"
    more = ["--even-unsaved"] if lived_in.settings.is_postgresql else []  # the keys of what is in there are gone
    done = CliRunner().invoke(main, ["store", "restore", *more], input=typed)
    assert done.exit_code == 0 and "Restored: glasche-2026-11-16.backup" in done.output, done.output
    assert "is whole" in CliRunner().invoke(main, ["store", "verify"]).output
    with closing(open_store(read_settings(new), today=day)) as restored:
        assert len(ids(restored)) == 5


def test_postgresql_is_not_replaced_unless_it_could_be_saved(
    lived_in: Store, elsewhere: Settings, day: Day, tmp_path: Path
) -> None:
    if not lived_in.settings.is_postgresql:
        return  # there the file itself is kept
    disk = backed_up(lived_in, tmp_path / "disk")
    lived_in.close()
    with pytest.raises(RestoreRefusedError, match="--even-unsaved"):
        restore(elsewhere, disk.source, day())
    with closing(open_store(lived_in.settings, today=day)) as store:
        assert len(ids(store)) == 5 and store.cabinet.count("cop-ruse") == 3


def test_a_stop_before_the_last_step_leaves_one_of_both(
    lived_in: Store, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    taps(lived_in, "cop-ruse", "happy", "happy")
    lived_in.close()

    def stop(*given: Any) -> None:
        complete(*given)
        raise Stopped

    monkeypatch.setattr(restoring, "complete", stop)
    with pytest.raises(Stopped):
        restore(lived_in.settings, disk.source, day())
    monkeypatch.undo()
    assert (lived_in.settings.home / "restored" / "complete").exists()
    with closing(open_store(lived_in.settings, today=day)) as store:
        # PostgreSQL had not committed yet; with SQLite the marker was all that was missing.
        assert store.cabinet.count("cop-ruse") == (5 if store.settings.is_postgresql else 3)


def test_the_earlier_store_is_wiped_after_a_week(settings: Settings, day: Day) -> None:
    kept, over = (settings.home / f"before-restore-{one}" for one in ("2026-11-10-2", "2026-11-08"))
    for folder in (kept, over):
        (folder / "keys").mkdir(parents=True)
        (folder / "keys" / "master.key").write_text("secret")
    forget_before_restore(settings.home, day())
    assert kept.exists() and not over.exists()
