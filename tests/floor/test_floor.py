"""The page keeps to what Chromium 87 and Safari 14 know; the linters that say so would find what is newer."""

from collections.abc import Callable

import pytest

from tests.floor.lint import FLOOR, Finding, lint_scripts, lint_styles
from tests.rules.sources import ROOT

STATIC = ROOT / "kiosk" / "static"
LINTERS = {"js": lint_scripts, "css": lint_styles}
Linter = Callable[..., list[Finding]]


@pytest.fixture(params=LINTERS)
def kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


def test_scripts_and_styles_keep_to_the_floor(kind: str) -> None:
    written = sorted(STATIC.rglob(f"*.{kind}"))
    assert written
    assert not LINTERS[kind](*written)


def test_the_lint_finds_each_newer_thing_and_nothing_older(kind: str) -> None:
    example = FLOOR / "found" / f"newer.{kind}"
    lines = example.read_text(encoding="utf-8").splitlines()
    end = next(number for number, line in enumerate(lines, 1) if "To here." in line)
    assert {found.line for found in LINTERS[kind](example)} == set(range(2, end))
