"""Trouble with folders, locks and databases: a clear sentence that says what to do, and nothing is lost."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from config.settings import Settings, read_settings
from feedback_store import database
from feedback_store.boxes import file as box_file
from feedback_store.engine import Store, open_store
from feedback_store.errors import (
    DatabaseUnreachableError,
    HomeNotWritableError,
    StoreBusyError,
    StoreError,
    StoreFailedError,
)
from feedback_store.intake import Acknowledgement, accept
from feedback_store.opening import Outcome, open_box
from tests.builders import a_service, a_submission, taps


def test_a_home_that_cannot_be_made_is_told_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for home in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/glasche")):
        with pytest.raises(HomeNotWritableError, match="GLASCHE_HOME"):
            open_store(read_settings({"GLASCHE_HOME": str(home)}))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://here:port/there", "GLASCHE_DATABASE_URL"),
        ("postgresql://nobody:geheim@127.0.0.1:1/none", "GLASCHE_DATABASE_URL"),
    ],
)
def test_a_database_that_does_not_answer_is_told_without_its_password(
    environment: dict[str, str], address: str, said: str
) -> None:
    with pytest.raises(DatabaseUnreachableError, match=said) as told:
        open_store(read_settings({**environment, "GLASCHE_DATABASE_URL": address}))
    assert "geheim" not in str(told.value)


def test_a_file_that_is_no_database_is_refused_and_kept(settings: Settings) -> None:
    settings.home.mkdir()
    file = settings.home / "glasche.sqlite"
    file.write_bytes(b"letters of a parent " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(settings)
    assert file.read_bytes() == b"letters of a parent " * 100


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def test_a_locked_box_refuses_for_now_and_takes_the_same_voice_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(box_file, "BUSY_SECONDS", 0.1)
    service = a_service(store).key
    taps(store, service, *["happy"] * 4)
    tap = a_submission(service)
    with locked(store.settings.home / "box" / service / "1.box"), pytest.raises(StoreBusyError, match="try again"):
        accept(store, tap)
    assert accept(store, tap) is Acknowledgement.KEPT
    assert open_box(store, service) is Outcome.OPENED


def test_a_locked_database_keeps_the_box_closed_and_loses_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 100)
    store = open_store(settings)
    service = a_service(store).key
    taps(store, service, *["happy"] * 5)
    with locked(settings.home / "glasche.sqlite"), pytest.raises(StoreBusyError, match="nothing was written"):
        open_box(store, service)
    assert store.cabinet.count(service) == 5
    assert open_box(store, service) is Outcome.OPENED
    store.close()


def test_a_full_disk_refuses_in_words_and_the_box_takes_voices_again_when_there_is_room(store: Store) -> None:
    service = a_service(store).key
    taps(store, service, "happy")
    box = store.cabinet._open[service].file  # type: ignore[attr-defined]
    pages = box.execute("PRAGMA page_count").fetchone()[0]
    box.execute(f"PRAGMA max_page_count={pages + 2}")
    answers = [answer_to(store, service) for _ in range(20)]
    thanked = 1 + answers.count("kept")
    assert any("full" in answer and "nothing was written" in answer for answer in answers)
    assert store.cabinet.count(service) == thanked
    box.execute("PRAGMA max_page_count=100000")
    taps(store, service, *["sad"] * 5)
    assert store.cabinet.count(service) == thanked + 5


def answer_to(store: Store, service: str) -> str:
    try:
        return accept(store, a_submission(service))
    except StoreFailedError as told:
        return str(told)


def test_an_error_of_the_database_carries_no_value_of_a_row(store: Store) -> None:
    with pytest.raises(StoreFailedError) as told, store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO services (key, name) VALUES (?, ?)", ("secret-key", None))
    assert "secret-key" not in str(told.value)


def test_another_process_may_hold_a_box_that_was_opened_meanwhile(settings: Settings) -> None:
    web, clock = open_store(settings), open_store(settings)
    service = a_service(web).key
    taps(web, service, *["happy"] * 5)
    assert open_box(clock, service) is Outcome.OPENED
    taps(web, service, *["sad"] * 2)
    assert clock.cabinet.count(service) == 2
    web.close()
    clock.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_home_is_for_its_owner_only(store: Store) -> None:
    assert store.settings.home.stat().st_mode & 0o077 == 0
