"""`glasche demo`: what it makes, keeps and refuses, and what it says."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import analysis.example.year
from analysis.errors import ExampleHomeError
from analysis.example.commands import demo
from config.settings import Settings, read_settings
from feedback_store.engine import open_store, today_in_sofia
from feedback_store.example import mark_finished

Wanted = list[tuple[date, int, int]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GLASCHE_HOME", str(tmp_path / "var"))
    return tmp_path / "var-demo"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Wanted:
    """Return what was asked for; instead of a year only its mark is made."""
    wanted: Wanted = []

    def only_mark(settings: Settings, until: date, *, seed: int, voices: int) -> Iterator[int]:
        wanted.append((until, seed, voices))
        store = open_store(settings, migrate=True)
        mark_finished(store)
        store.close()
        yield voices

    monkeypatch.setattr(analysis.example.year, "make_year", only_mark)
    return wanted


def run(*words: str) -> Result:
    return CliRunner().invoke(demo, words)


def test_it_is_made_beside_the_real_home_until_yesterday(home: Path, made: Wanted) -> None:
    result = run()
    assert result.exit_code == 0 and home.is_dir() and not home.with_name("var").exists()
    assert made == [(today_in_sofia() - timedelta(days=1), 5, 3300)]
    assert f"GLASCHE_HOME={home}" in result.output and "--service cnst-oreh" in result.output


def test_seed_last_day_and_size_are_passed_on(home: Path, made: Wanted) -> None:
    assert run("--seed", "9", "--until", "2026-06-30", "--voices", "1000000").exit_code == 0
    assert made == [(date(2026, 6, 30), 9, 1_000_000)]


def test_one_that_is_there_is_kept_unless_it_is_wanted_anew(home: Path, made: Wanted) -> None:
    run()
    assert "is kept; --anew makes it anew" in run().output and len(made) == 1
    assert run("--anew").exit_code == 0 and len(made) == 2


@pytest.mark.parametrize("words", [(), ("--anew",)])
def test_the_home_of_a_real_installation_is_refused(home: Path, made: Wanted, words: tuple[str, ...]) -> None:
    open_store(read_settings({"GLASCHE_HOME": str(home)}), migrate=True).close()
    assert isinstance(run("--home", str(home), *words).exception, ExampleHomeError) and not made


def test_a_day_that_has_not_come_is_not_understood(home: Path, made: Wanted) -> None:
    assert "has not come yet" in run("--until", "2999-01-01").output and not made


def test_ways_to_the_real_installation_are_named(home: Path, made: Wanted, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "unset" not in run().output
    monkeypatch.setenv("GLASCHE_BACKUPS", "elsewhere")
    assert "unset GLASCHE_BACKUPS" in run().output
