"""Restoring onto an empty machine with recovery sheet, backup and ring: all comes back, and nothing is given back."""

import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from config.commands import main
from config.settings import Settings, read_settings
from feedback_store.backups.backup import write_ring_copy
from feedback_store.devices import find_device, issue_code, redeem_code
from feedback_store.engine import Store, open_store
from feedback_store.intake import accept
from feedback_store.keys.recovery_key import groups_of
from feedback_store.keys.ring_copy import NAME as RING
from feedback_store.opening import Outcome, open_box
from feedback_store.schema import hidden_voices, words
from feedback_store.voices import hide_voice
from feedback_store.words import read_words
from tests.builders import Day, a_submission, taps
from tests.feedback_store.burnt_machine import backed_up, contents, ids, put_back, without_facts


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
