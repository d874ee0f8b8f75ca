"""What is damaged, foreign or in use is not restored; it is refused in words, and nothing is changed."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from config.errors import GlascheError
from config.settings import Settings, read_settings
from feedback_store.backups.backup import write_ring_copy
from feedback_store.backups.restore import restore
from feedback_store.engine import Store, open_store
from feedback_store.errors import RestoreRefusedError, StoreBusyError
from feedback_store.keys.ring_copy import NAME as RING
from tests.builders import Day
from tests.feedback_store.burnt_machine import Disk, backed_up, ids, put_back


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


def test_nothing_is_restored_while_the_store_is_open(lived_in: Store, day: Day, tmp_path: Path) -> None:
    disk = backed_up(lived_in, tmp_path / "disk")
    with pytest.raises(StoreBusyError, match="stop it first"):
        put_back(disk, lived_in.settings, day)
    assert len(ids(lived_in)) == 5


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
