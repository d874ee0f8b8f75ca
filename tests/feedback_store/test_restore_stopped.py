"""A restore that is stopped leaves the earlier store or the restored one, and the earlier one is kept for a week."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from config.settings import Settings
from feedback_store.backups import restore as restoring
from feedback_store.backups.restore import restore
from feedback_store.backups.swap import complete, forget_before_restore
from feedback_store.engine import Store, open_store
from tests.builders import Day, taps
from tests.feedback_store.burnt_machine import Disk, Stopped, backed_up, ids


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
