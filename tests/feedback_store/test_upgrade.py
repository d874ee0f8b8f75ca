"""Bringing a database up to date: a safety copy beside it, and back to it by itself whatever goes wrong."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, text

from config.settings import Settings
from feedback_store import upgrade as upgrading
from feedback_store.backups.dump import Contents, contents_of, tables_of, unseen
from feedback_store.database import make_engine
from feedback_store.engine import Store, open_store
from feedback_store.errors import StoreBusyError, StoreOutdatedError, UpgradeFailedError
from feedback_store.migrations import WRITES, alembic_config, bring_up_to_date, found_step, newest_revision
from feedback_store.opening import open_box
from tests.builders import Day, a_service, taps

OLD = "0001"


@pytest.fixture
def older(any_store: Store, any_settings: Settings) -> Settings:
    """Return the settings of an installation of an older step, with five voices and three that wait."""
    service = a_service(any_store, "cop-ruse").key
    taps(any_store, service, *["happy"] * 5)
    open_box(any_store, service)
    taps(any_store, service, *["sad"] * 3)
    any_store.close()
    engine = make_engine(any_settings)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        command.downgrade(alembic_config(connection), OLD)
    engine.dispose()
    return any_settings


def contents(settings: Settings) -> Contents:
    engine = make_engine(settings)
    with engine.begin() as connection:
        found = contents_of(connection, "", tables_of(connection), unseen)
    engine.dispose()
    return found


def step_of(settings: Settings) -> str | None:
    engine = make_engine(settings)
    found = found_step(engine)
    engine.dispose()
    return found


def assert_whole(settings: Settings, day: Day) -> None:
    with closing(open_store(settings, today=day, migrate=True)) as store, store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM voices")) == 5
        assert store.cabinet.count("cop-ruse") == 3
    assert step_of(settings) == newest_revision()
    assert not [path for path in settings.home.iterdir() if path.name.startswith(("before-upgrade", "restored"))]


def damage(engine: Engine, *_: object) -> None:
    """Do what no step may: lose rows outside any transaction, then fail."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("DELETE FROM answers"))
        connection.execute(text("DROP TABLE waiting_tallies"))
    raise ValueError("a step that nobody tried")


def fail(engine: Engine, *_: object) -> None:
    """Fail in the middle of the transaction."""
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        connection.execute(text("DELETE FROM answers"))
        raise ValueError("a step that nobody tried")


def test_an_older_database_is_brought_up_to_date_with_its_rows(older: Settings, day: Day) -> None:
    with pytest.raises(StoreOutdatedError, match="glasche run"):
        open_store(older)
    assert_whole(older, day)


@pytest.mark.parametrize("breaking", [fail, damage])
def test_a_step_that_fails_leaves_the_database_as_it_was(
    older: Settings, day: Day, monkeypatch: pytest.MonkeyPatch, breaking: Callable[[Engine], None]
) -> None:
    before = contents(older)
    monkeypatch.setattr(upgrading, "bring_up_to_date", breaking)
    with pytest.raises(UpgradeFailedError, match=r"ValueError.*again as it was before, of step 0001"):
        open_store(older, today=day, migrate=True)
    monkeypatch.undo()
    assert contents(older) == before and step_of(older) == OLD
    assert not (older.home / "before-upgrade").exists()
    assert_whole(older, day)


class Stopped(BaseException):
    """The process is gone here."""


@pytest.mark.parametrize("breaking", [fail, damage])
def test_a_stop_in_the_middle_is_mended_at_the_next_start(
    older: Settings, day: Day, monkeypatch: pytest.MonkeyPatch, breaking: Callable[[Engine], None]
) -> None:
    def stop(engine: Engine) -> None:
        with pytest.raises(ValueError, match="nobody tried"):
            breaking(engine)
        raise Stopped

    monkeypatch.setattr(upgrading, "bring_up_to_date", stop)
    with pytest.raises(Stopped):
        open_store(older, today=day, migrate=True)
    monkeypatch.undo()
    assert (older.home / "before-upgrade").exists()
    assert_whole(older, day)


def test_a_stop_right_after_it_succeeded_loses_no_voice_that_came_since(
    older: Settings, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    def succeed(engine: Engine) -> None:
        bring_up_to_date(engine)
        raise Stopped

    monkeypatch.setattr(upgrading, "bring_up_to_date", succeed)
    with pytest.raises(Stopped):
        open_store(older, today=day, migrate=True)
    monkeypatch.undo()
    day.today += timedelta(days=1)
    with closing(open_store(older, today=day)) as store:
        assert not (older.home / "before-upgrade").exists()
        taps(store, "cop-ruse", *["happy"] * 5)
        open_box(store, "cop-ruse")
    with closing(open_store(older, today=day, migrate=True)) as store, store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM voices")) == 13


def test_a_database_that_cannot_be_read_any_more_is_made_anew_from_the_copy(
    older: Settings, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    if older.is_postgresql:
        return  # its files are its own affair

    def stop(_: Engine) -> None:
        raise Stopped

    monkeypatch.setattr(upgrading, "bring_up_to_date", stop)
    with pytest.raises(Stopped):
        open_store(older, today=day, migrate=True)
    monkeypatch.undo()
    (older.home / "glasche.sqlite").write_bytes(b"no database at all" * 500)
    assert_whole(older, day)
    assert (older.home / "before-restore-2026-11-16" / "glasche.sqlite").exists()


def test_nothing_is_upgraded_while_the_store_is_open(older: Settings, day: Day) -> None:
    with closing(open_store(older, today=day, migrate=True)):
        engine = make_engine(older)
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        engine.dispose()
        with pytest.raises(StoreBusyError, match="stop it first"):
            open_store(older, today=day, migrate=True)


def test_the_copy_can_be_read_by_nobody_without_the_keys(
    older: Settings, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "bring_up_to_date", lambda _: (_ for _ in ()).throw(Stopped()))
    with pytest.raises(Stopped):
        open_store(older, today=day, migrate=True)
    copy = older.home / "before-upgrade"
    assert copy.stat().st_mode & 0o077 == 0
    assert b"cop-ruse" not in copy.read_bytes() and copy.stat().st_size >= 1 << 20


KILLED = """
import os
from alembic import op
make = op.create_table
def killed(name, *columns, **options):
    if name == "hidden_voices":
        os._exit(9)
    return make(name, *columns, **options)
op.create_table = killed
from config.commands import main
main(["store", "upgrade"])
"""


def test_a_kill_in_the_middle_of_a_step_loses_nothing(
    older: Settings, any_environment: dict[str, str], day: Day, tmp_path: Path
) -> None:
    before = contents(older)
    environment = {**os.environ, **any_environment}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, cwd=Path.cwd(), check=False)
    assert done.returncode == 9
    assert contents(older) == before and step_of(older) == OLD
    assert (older.home / "before-upgrade").exists()
    assert_whole(older, day)
