"""A small example year, made once for all who look at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from analysis.example.year import make_year
from config.settings import Settings, read_settings
from feedback_store.engine import Store, open_store
from feedback_store.tallies import Tally, read_tallies
from tests.builders import Day

UNTIL = date(2026, 11, 15)
SEED, VOICES = 7, 200


@dataclass(frozen=True)
class SmallYear:
    """What was made: its settings, its store, and how many voices each of its days brought."""

    settings: Settings
    store: Store
    brought: tuple[int, ...]

    def tallies(self, service: str) -> list[Tally]:
        """Return all tallies of a service."""
        return [tally for year in (2025, 2026) for tally in read_tallies(self.store, service, year=year)]


@pytest.fixture(scope="session")
def small_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallYear]:
    """Return an example year of few voices."""
    home = tmp_path_factory.mktemp("example") / "home"
    settings = read_settings({"GLASCHE_HOME": str(home)})
    brought = tuple(make_year(settings, UNTIL, seed=SEED, voices=VOICES))
    store = open_store(settings, today=Day(UNTIL))
    yield SmallYear(settings, store, brought)
    store.close()


@pytest.fixture
def empty_home(tmp_path: Path) -> Path:
    """Return a folder that is not there yet."""
    return tmp_path / "var-demo"
