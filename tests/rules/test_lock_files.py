"""The lock files pin everything by hash, and nothing names a registry or a place on somebody's machine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.rules.sources import files, text_of

LOCKS = {kind: text_of(Path(f"config/locks/{kind}.txt")) for kind in ("run", "test", "learn")}
PROJECT: dict[str, Any] = tomllib.loads(text_of(Path("pyproject.toml")))
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==([^ \\]+)", re.MULTILINE)
SOMEBODYS_PLACE = re.compile(r"(?<![\w./-])/(?:work|root|opt|home/\w+|tmp/\w+|Users)/[\w.-]+")
REGISTRY = re.compile(r"index-url|find-links|pypi\.org|pythonhosted\.org")
WRITTEN = tuple(
    file
    for file in files("*.py", "*.toml", "*.txt", "*.md", "*.cfg", "*.html", "*.js", "*.css", "Makefile", "run")
    if file not in {Path("set_up.py"), Path("tests/rules/test_lock_files.py")}  # they name what they leave out
)


def wanted(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;~ ]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("kind", LOCKS)
def test_a_lock_file_carries_hashes_and_no_address(kind: str) -> None:
    assert not re.search(r"https?://|file:|--index|--find|--extra|--trusted", LOCKS[kind])
    for pinned in re.split(r"^(?=\S)", LOCKS[kind], flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in pinned or pinned.startswith("#"), pinned


def test_whatever_the_project_declares_is_locked() -> None:
    run, test, learn = (dict(PIN.findall(LOCKS[kind])) for kind in ("run", "test", "learn"))
    assert wanted(PROJECT["project"]["dependencies"]) <= set(run)
    assert wanted(PROJECT["dependency-groups"]["test"]) <= set(test)
    assert wanted(PROJECT["dependency-groups"]["learn"]) <= set(learn)


def test_tests_run_with_the_very_versions_that_are_installed() -> None:
    run, test, learn = (dict(PIN.findall(LOCKS[kind])) for kind in ("run", "test", "learn"))
    assert run.items() <= test.items() <= learn.items()


def test_nothing_names_a_place_on_somebodys_machine() -> None:
    assert not [(file, place) for file in WRITTEN for place in SOMEBODYS_PLACE.findall(text_of(file))]


def test_nothing_names_a_registry() -> None:
    assert not [(file, found) for file in WRITTEN for found in REGISTRY.findall(text_of(file))]
