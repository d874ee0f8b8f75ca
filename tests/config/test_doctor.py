"""The doctor: it says what is wrong and how to mend it, whatever breaks."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner

from config import doctor
from config.checks import check_clock, check_disk, check_token
from config.doctor import Finding, Level, findings_of
from config.errors import SettingsError
from config.settings import Settings, read_settings

TOKEN = "GLASCHE_TELEGRAM_TOKEN"
NOON = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def a_check_that_breaks(settings: Settings) -> Iterator[Finding]:
    yield Finding(Level.OK, "so far so good")
    raise ValueError("Ivan, 7 years")


def a_check_that_refuses(settings: Settings) -> Iterator[Finding]:
    raise SettingsError("the key file is missing; put it back")


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    findings: list[Finding] = []
    monkeypatch.setattr(doctor, "all_findings", lambda: iter(findings))
    return findings


def test_the_doctor_ends_with_code_1_when_something_is_to_be_mended(found: list[Finding]) -> None:
    found += [Finding(Level.OK, "the clock goes right"), Finding(Level.BAD, "the disk is full", "empty it")]
    said = CliRunner().invoke(doctor.doctor)
    assert said.exit_code == 1
    assert "bad      the disk is full\n         → empty it" in said.output
    assert "2 things looked at: 1 to mend, 0 to watch" in said.output


def test_a_warning_alone_is_no_failure(found: list[Finding]) -> None:
    found.append(Finding(Level.WARNING, "little room is left", "make some"))
    assert CliRunner().invoke(doctor.doctor).exit_code == 0


def test_a_check_that_breaks_is_a_finding_and_gives_no_value_away(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = EntryPoint("rows", "nowhere:check", doctor.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: a_check_that_breaks)
    good, bad = findings_of(broken, read_settings({}))
    assert (good.level, bad.level) == (Level.OK, Level.BAD)
    assert "broke with ValueError" in bad.sentence
    assert "Ivan" not in bad.sentence + bad.remedy


def test_an_error_of_ours_is_a_finding_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EntryPoint, "load", lambda self: a_check_that_refuses)
    (bad,) = findings_of(EntryPoint("keys", "nowhere:check", doctor.GROUP), read_settings({}))
    assert bad == Finding(Level.BAD, "the key file is missing; put it back")


def test_wrong_settings_are_the_only_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASCHE_PORT", "no")
    (bad,) = doctor.all_findings()
    assert bad.level is Level.BAD
    assert "GLASCHE_PORT" in bad.sentence


def test_a_clock_that_stands_in_the_past_is_found() -> None:
    assert check_clock(datetime(1970, 1, 1, tzinfo=UTC)).level is Level.BAD
    assert check_clock(NOON).sentence == "the clock shows 2026-11-22 12:00 in Sofia"


@pytest.mark.parametrize(("free_mib", "level"), [(10, Level.BAD), (500, Level.WARNING), (5000, Level.OK)])
def test_a_disk_that_fills_up_is_found(
    free_mib: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = free_mib * 2**20

    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage)
    assert check_disk(tmp_path / "not" / "there" / "yet").level is level


@pytest.mark.parametrize(
    ("token", "level"),
    [("", Level.OK), ("123456789:AAF-abcdefghijklmnopqrstuvwxyz012345", Level.OK), ("my-token", Level.BAD)],
)
def test_a_token_that_cannot_be_one_is_found_and_not_shown(token: str, level: Level) -> None:
    finding = check_token(read_settings({TOKEN: token}))
    assert finding.level is level
    assert not token or token not in finding.sentence + finding.remedy
