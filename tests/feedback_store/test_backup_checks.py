"""What the doctor says about the backups."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from config.doctor import Level
from feedback_store.backups.backup import make_backup
from feedback_store.backups.checks import check_backups
from feedback_store.engine import Store
from feedback_store.keys.ring_copy import NAME as RING
from tests.builders import Day, a_service


def said(store: Store) -> str:
    return "\n".join(found.sentence for found in check_backups(store) if found.level is not Level.OK)


def test_before_there_is_a_service_nothing_is_missing(any_store: Store) -> None:
    assert said(any_store) == ""


def test_a_missing_and_an_old_backup_are_named(store: Store, day: Day) -> None:
    a_service(store)
    assert "there is no backup" in said(store)
    make_backup(store)
    assert "is 3 days old" not in said(store) and "same disk" in said(store)
    day.today += timedelta(days=3)
    assert "is 3 days old" in said(store)


@pytest.mark.parametrize(
    ("harm", "words"), [(RING, "copy of the key ring"), ("glasche-2026-11-16.manifest", "no backup")]
)
def test_what_is_missing_beside_a_backup_is_named(store: Store, harm: str, words: str) -> None:
    a_service(store)
    (make_backup(store).parent / harm).unlink()
    assert words in said(store)


def test_a_backup_of_a_newer_program_is_named(store: Store) -> None:
    a_service(store)
    manifest = make_backup(store).with_suffix(".manifest")
    manifest.write_text(manifest.read_text().replace('"step": "0', '"step": "9'))
    assert "newer program" in said(store)


def test_continuous_replication_of_the_file_is_named(store: Store) -> None:
    (store.settings.home / ".glasche.sqlite-litestream").mkdir()
    assert "the hour of every voice" in said(store)


@pytest.mark.postgresql
def test_archiving_of_the_server_is_asked_for(any_store: Store) -> None:
    if any_store.settings.is_postgresql:
        with any_store.reading() as connection:
            assert connection.scalar(text("SELECT current_setting('archive_mode')")) == "off"
    assert "replicated" not in said(any_store)


def test_a_store_from_before_a_restore_and_damaged_lists_are_named(store: Store) -> None:
    (store.settings.home / "before-restore-2026-11-15").mkdir()
    Path(store.settings.home / "withdrawn").write_text("not a line\n")
    assert "before a restore" in said(store) and "1 lines" in said(store)
